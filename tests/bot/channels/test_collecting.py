from __future__ import annotations

from bot.channels.collecting import Collector, Heard


async def test_messages_are_kept_in_order_with_names_and_buttons():
    collector = Collector("sms")
    buttons = [{"title": "Yes", "payload": "yes"}]
    await collector.send_response(
        "one", {"text": "Send it?", "utter_action": "utter_confirm", "buttons": buttons}
    )
    await collector.send_text_message("one", "Plain.")
    assert collector.name() == "sms"
    assert collector.heard == [Heard("Send it?", "utter_confirm", (("Yes", "yes"),)), Heard("Plain.", None)]


async def test_a_message_without_text_is_none():
    collector = Collector("web")
    await collector.send_response("one", {"custom": {"a": 1}})
    await collector.send_response("one", {"text": ""})
    assert collector.heard == []
