// Enter sends, Shift+Enter begins a new line; not while an input method still composes a word.
document.addEventListener("keydown", (event) => {
  const typing = event.target.id === "text" && event.key === "Enter";
  if (typing && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
});
