"use strict";

const place = document.getElementById("operations");

window.SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  deepLinking: true,
  defaultModelsExpandDepth: -1,
  docExpansion: "list",
  requestSnippetsEnabled: true,
  supportedSubmitMethods: ["get"],
  validatorUrl: null,
});
