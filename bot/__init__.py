"""The members' side, inside the Rasa process: channels, understanding, policies, working memory."""
