"""The core: members, eligibility, trips, hand-overs, receipts, the calendar. No Rasa, no web server."""
