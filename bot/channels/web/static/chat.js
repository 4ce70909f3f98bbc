// Enter sends, Shift+Enter begins a new line; not while an input method still composes a word.
document.addEventListener("keydown", (event) => {
  const typing = event.target.id === "text" && event.key === "Enter";
  if (typing && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});

// After an answer came without the page being loaded anew: where a link to it would lead.
document.addEventListener("htmx:afterSettle", () => {
  document.getElementById("last")?.scrollIntoView({ block: "start" });
});
