"""From a normalised message to candidates: understanding the words, finding and scoring parts."""
