// Says that the server is at work, and sends a form once. Everything works without it.
for (const form of document.querySelectorAll("form[data-working]")) {
  form.addEventListener("submit", () => {
    form.querySelector("button").disabled = true;
    const status = form.querySelector("[data-status]");
    status.textContent = form.dataset.working;
    status.append(document.createElement("progress"));
  });
}
