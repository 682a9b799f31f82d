// Says that the server is at work and how far it is, and sends a form once. Everything works without it.
for (const form of document.querySelectorAll("form[data-working]")) {
  form.addEventListener("submit", () => {
    form.querySelector("button").disabled = true;
    const status = form.querySelector("[data-status]");
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.setAttribute("aria-label", form.dataset.working);
    status.textContent = form.dataset.working;
    status.append(bar);
    setInterval(async () => {
      const answer = await fetch(form.dataset.progress);
      const { percent } = answer.ok ? await answer.json() : { percent: null };
      if (percent !== null) bar.value = percent;
    }, 1000);
  });
}
