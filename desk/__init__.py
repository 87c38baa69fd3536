"""The department's side: the queue of ride requests and hand-overs, as web pages for staff."""
