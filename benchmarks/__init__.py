"""Speed and size of the running assistant, and beside it stock Rasa."""
