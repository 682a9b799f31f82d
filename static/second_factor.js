// Passkeys and security keys: asks the browser for one, puts what it says into the form, and sends it.
"use strict";

const known = (id) => JSON.parse(document.getElementById(id).textContent);

const ways = {
  async add(form) {
    const options = known("key-options").creation_options.publicKey;
    const alone = form.elements.passwordless.checked;
    Object.assign(options.authenticatorSelection, {
      residentKey: alone ? "required" : "discouraged",
      requireResidentKey: alone,
      ...(alone && { userVerification: "required" }),
    });
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  },
  async use() {
    return found(known("key-options").request_options);
  },
  async "sign-in"(form) {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    return found((await answer.json()).request_options);
  },
};

function found(options) {
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options.publicKey) });
}

async function send(event) {
  const form = event.target;
  event.preventDefault();
  const refusal = form.querySelector("[role=alert]");
  refusal.hidden = true;
  try {
    const credential = await ways[form.dataset.key](form);
    form.elements.credential.value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch {
    refusal.hidden = false;
  }
}

if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  for (const form of document.querySelectorAll("form[data-key]")) {
    form.hidden = false;
    form.addEventListener("submit", send);
  }
  for (const note of document.querySelectorAll("[data-without-keys]")) note.hidden = true;
}
