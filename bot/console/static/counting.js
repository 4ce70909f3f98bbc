// Counts what is typed into a field that has a limit. The limit stands in the page without this, too.
document.addEventListener("input", (event) => {
  const most = Number(event.target.dataset?.most);
  const shown = most && document.getElementById(event.target.id + "-count");
  if (!shown) return;
  const count = [...event.target.value].length;
  const words = count > most ? shown.dataset.over : shown.dataset.under;
  shown.textContent = words.replace("{count}", count).replace("{over}", count - most);
  shown.classList.toggle("late", count > most);
});
