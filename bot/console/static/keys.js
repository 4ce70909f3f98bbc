// Keys for lists of tickets. They count only while the focus is in the list; everything works without them.
document.addEventListener("keydown", (event) => {
  const list = event.target.closest("[data-keys]");
  if (!list || event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [...list.querySelectorAll("li > a")];
  const here = links.findIndex((each) => each.parentElement.contains(event.target));
  const go = (to) => links[to] && links[to].focus();
  if (event.key === "j") go(here + 1);
  else if (event.key === "k") go(here - 1);
  else if (event.key === "x" && here >= 0) {
    const tick = links[here].parentElement.querySelector("input[type=checkbox]");
    if (tick) tick.checked = !tick.checked;
  } else return;
  event.preventDefault();
});
