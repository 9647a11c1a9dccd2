// Starts Python in this page and runs what stands in the box. `parts.json` names the packages to unpack.
"use strict";

const at = (id) => document.getElementById(id);
const ready = document.querySelectorAll("#questions button");
let answer = null;

function tell(state) {
  at("state").textContent = state;
}

async function bytes(name) {
  const response = await fetch(name);
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}

async function start() {
  if (location.protocol === "file:") {
    tell("A browser starts Python only from a web server. In the folder of these pages, run: python -m http.server");
    return;
  }
  const began = performance.now();
  tell("Python is loading: 14 MB, the first time.");
  const { loadPyodide } = await import("./pyodide/pyodide.mjs");
  const python = await loadPyodide({ indexURL: new URL("pyodide/", location.href).href });
  const folder = python.runPython("import sysconfig; sysconfig.get_path('purelib')");
  const parts = JSON.parse(new TextDecoder().decode(await bytes("parts.json")));
  for (const part of parts) {
    python.unpackArchive(await bytes(`parts/${encodeURIComponent(part)}`), "zip", { extractDir: folder });
  }
  python.runPython(new TextDecoder().decode(await bytes("answering.py")));
  answer = python.globals.get("answer");
  at("run").disabled = false;
  const took = ((performance.now() - began) / 1000).toFixed(1);
  tell(`${python.globals.get("told")}; ready after ${took} seconds.`);
}

// What is shown is drawn before Python begins: both share one thread.
function run() {
  if (!answer) return;
  at("answer").textContent = "…";
  at("run").disabled = true;
  setTimeout(() => {
    at("answer").textContent = answer(at("code").value);
    at("run").disabled = false;
  }, 20);
}

for (const question of ready) {
  question.addEventListener("click", () => {
    at("code").value = question.nextElementSibling.textContent;
    run();
  });
}
at("code").value = ready[0].nextElementSibling.textContent;
at("run").addEventListener("click", run);
at("code").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
});
start().catch((error) => tell(`Python did not start: ${error.message}`));
