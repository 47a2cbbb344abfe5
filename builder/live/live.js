// Of `briefing serve` alone: loads the page again when the site was built again, and shows what keeps it from being built.
const script = document.currentScript;
let known = Number(script.dataset.build);

function show(problems) {
  document.getElementById("live-problems")?.remove();
  if (!problems.length) return;
  const box = document.createElement("section");
  box.id = "live-problems";
  box.setAttribute("role", "alert");
  Object.assign(box.style, {
    position: "fixed", insetBlockStart: "0", insetInline: "0", zIndex: "9999", maxHeight: "50vh", overflow: "auto",
    padding: "1rem", background: "#7a1f1f", color: "#fff", font: "14px/1.5 monospace", whiteSpace: "pre-wrap",
  });
  const title = document.createElement("strong");
  title.textContent = "Not built: this is the last good page.\n";
  box.append(title, problems.join("\n"));
  document.body.append(box);
}

async function wait() {
  for (;;) {
    try {
      const answer = await fetch(`/__live__/state?build=${known}`, { cache: "no-store" });
      const state = await answer.json();
      // Of some pages the next build is shown ahead, and so are files that all load; all others wait for it.
      const here = !state.only.length || state.only.some((path) => path === location.pathname || !path.endsWith("/"));
      if (state.build !== known && !state.problems.length && here) return location.reload();
      known = state.build;
      show(state.problems);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

fetch("/__live__/state", { cache: "no-store" }).then((answer) => answer.json()).then((state) => show(state.problems));
wait();
