"""How members who write English put things: by fact, as an answer of its own and as a part of a longer message."""

# `{v}` is the value. An answer stands alone after its question; a clause says by itself what it is about.
ANSWERS = {
    "rider_name": ("{v}", "{v}", "my name is {v}", "it's for {v}", "name is {v}", "the rider is {v}"),
    "rider_name.minor": ("{v}, he is {age}", "{v}, {age} years old", "my kid {v}, age {age}", "{v} (age {age})"),
    "pickup": ("{v}", "{v}", "from {v}", "my house, {v}", "pick me up at {v}", "it's {v}"),
    "destination": ("{v}", "{v}", "to {v}", "I'm going to {v}", "it is at {v}"),
    "trip_date": ("{v}", "{v}", "on {v}", "it's {v}", "I have to be there {v}"),
    "appointment_time": ("{v}", "{v}", "at {v}", "my appointment is at {v}", "it starts {v}"),
    "return_ride.one_way": ("one way", "no, just there", "no I have a ride back", "don't need one, my son picks me up"),
    "return_ride.call_when_ready": (
        "yes, I'll call when I'm done", "yes but I don't know when, I can call", "I will call when finished", "I'll phone when ready",
    ),
    "return_ride.fixed_time": ("yes at {home}", "yes, pick me up at {home}", "at {home}", "I want to go home at {home}"),
    "return_time": ("{v}", "at {v}", "around {v}", "{v} please"),
    "mobility.walks": ("I walk", "walks fine", "on my own two feet", "no problem walking", "walking, no aids"),
    "mobility.cane": ("with a cane", "cane", "I use a cane", "has a cane"),
    "mobility.walker": ("walker", "with a walker", "uses a walker", "I have a walker"),
    "mobility.manual_wheelchair": ("manual wheelchair", "wheelchair", "a regular wheelchair that you push", "wheelchair, the manual kind"),
    "mobility.power_wheelchair": ("power wheelchair", "electric wheelchair", "I have a power chair", "motorized wheelchair"),
    "mobility.scooter": ("scooter", "mobility scooter", "I use a scooter"),
    "mobility.walker+oxygen": ("walker and oxygen", "I use a walker and I carry oxygen", "walker, plus an oxygen tank"),
    "mobility.cane+oxygen": ("cane and oxygen", "I have a cane and portable oxygen"),
    "mobility.walks+service_animal": ("I walk with my service dog", "I walk fine, my service dog comes too"),
    "mobility.stretcher": ("I need a stretcher", "stretcher", "has to lie flat, on a stretcher", "on a gurney"),
    "companions.0": ("0", "nobody", "just me", "no one, I go alone", "none"),
    "companions.0.minor": ("0", "nobody else", "none"),
    "companions.1": ("1", "one, my sister", "my husband comes too", "just my daughter", "one person"),
    "companions.2": ("2", "two people", "my wife and my brother", "two, both adults"),
    "companions.children": ("my {kids}, {ages}", "just my {kids}, {ages}", "I bring my {kids} {ages}"),
    "rides_along": ("{v}", "{v} goes along", "{v}, his mom", "the mother, {v}"),
    "rides_along.none": ("nobody", "no one, he goes alone", "none, he rides by himself"),
    "requester": ("{v}", "me, {v}", "I am {v}"),
    "callback_phone": ("{v}", "{v}", "call {v}", "my cell {v}", "the number is {v}"),
    "notes": ("{v}", "{v}", "yes, {v}", "please tell him: {v}"),
    "notes.none": ("no", "nothing", "none", "no thanks", "nope nothing", "not really"),
    "member_id": ("{v}", "my id is {v}", "it says {v}"),
    "member_id.none": ("skip", "I'd rather not", "don't have the card with me", "skip this please", "no"),
    "date_of_birth": ("{v}", "born {v}", "my birthday is {v}"),
    "children": ("{ages}", "they are {ages}"),
    "children.none": ("none", "no children", "there are no kids"),
    "rider_age": ("{age}",),
}  # fmt: skip
CLAUSES = {
    "rider_name": ("my name is {v}", "the ride is for {v}", "I'm {v}", "rider: {v}"),
    "rider_name.minor": ("it's for my son {v}, he is {age}", "the rider is my child {v}, {age} years old"),
    "pickup": ("pick me up at {v}", "from {v}", "I live at {v}", "pickup at {v}"),
    "destination": ("going to {v}", "to {v}", "my appointment is at {v}", "take me to {v}"),
    "trip_date": ("on {v}", "the day is {v}", "it's on {v}", "for {v}"),
    "appointment_time": ("my appointment is at {v}", "the visit starts at {v}", "I have to be there by {v}", "appt at {v}"),
    "return_ride.one_way": ("one way only", "I don't need a ride home", "no ride back"),
    "return_ride.call_when_ready": ("I'll call for the ride home when I'm done", "for the way home I will call when ready"),
    "return_ride.fixed_time": ("take me home at {home}", "ride home at {home}", "return ride at {home}"),
    "return_time": ("the ride home should be at {v}", "going home at {v}"),
    "mobility.walks": ("I walk without help", "I can walk fine"),
    "mobility.cane": ("I use a cane", "I walk with a cane"),
    "mobility.walker": ("I use a walker", "I have a walker with me"),
    "mobility.manual_wheelchair": ("I'm in a manual wheelchair", "I use a manual wheelchair"),
    "mobility.power_wheelchair": ("I use a power wheelchair", "I'm in an electric wheelchair"),
    "mobility.scooter": ("I ride a mobility scooter", "I use a scooter"),
    "mobility.walker+oxygen": ("I use a walker and oxygen", "I have oxygen and a walker"),
    "mobility.cane+oxygen": ("I use a cane and oxygen",),
    "mobility.walks+service_animal": ("I walk and have a service dog",),
    "mobility.stretcher": ("I have to lie on a stretcher", "it has to be a stretcher"),
    "companions.0": ("nobody comes with me", "I travel alone", "no one else is coming"),
    "companions.0.minor": (),
    "companions.1": ("my sister comes along", "one person rides with me", "my husband is coming with me"),
    "companions.2": ("two people ride with me", "my wife and my brother come along"),
    "companions.children": ("my {kids}, {ages}, ride along", "I bring my {kids}, {ages}"),
    "rides_along": ("{v}, the mother, rides along",),
    "rides_along.none": ("he rides alone", "no adult goes along, he rides by himself"),
    "requester": (),
    "callback_phone": ("call me at {v}", "my phone is {v}", "my number is {v}"),
    "notes": ("note for the driver: {v}", "tell the driver: {v}"),
    "notes.none": ("nothing for the driver", "no notes"),
    "member_id": ("my member id is {v}", "member ID {v}"),
    "member_id.none": (),
    "date_of_birth": ("born {v}", "date of birth {v}"),
}  # fmt: skip
CORRECTIONS = {
    "trip_date": ("the date is {v}", "the day should be {v}", "it's on {v}"),
    "appointment_time": ("the appointment is at {v}", "the time of the visit is {v}"),
    "callback_phone": ("the phone number is {v}", "my number is {v}"),
    "pickup": ("the pickup is {v}", "pick me up at {v}"),
    "destination": ("the destination is {v}", "I'm going to {v}"),
    "rider_name": ("the name is {v}", "the rider's name is {v}"),
}
SORRY = ("sorry, I made a mistake, {c}", "oh wait, {c}", "actually {c}", "I got that wrong: {c}")
OPENINGS = ("I need a ride", "can you get me a ride to the doctor", "I want to ask for a ride", "hi, I have to get to an appointment")  # fmt: skip
BEGINS = ("I need a ride", "Hello, I would like a ride", "ride please", "hi I need a ride for an appointment")
YES = (
    "yes",
    "yes",
    "yep, send it",
    "that's right",
    "correct, please send it",
    "yes please",
    "looks right",
    "all correct",
)
# To a question that nobody with this goal should be asked.
DONT_KNOW = ("I don't know", "not sure")
NO = ("no", "no that's wrong", "not right", "no, something is wrong")
NO_BUT = ("no, {c}", "no wait, {c}", "almost, but {c}")
BARE_YES = ("yes", "yes please", "ok", "sure")
NOTHING_WRONG = ("nothing is wrong", "it is all right")
GO_ON = ("go on", "yes, go on", "continue please")
ONE = ("one is enough", "just one")
LEAVING = ("bye", "never mind, I'll do it later", "I have to go, bye", "forget it for now")
QUESTIONS = (
    "how much does this cost?", "does the driver wait for me?", "can my sister come with me?", "is my information private?",
    "how far will you drive me?", "what happens if my doctor runs late?", "how many days before do I have to ask?", "am I talking to a robot?",
)  # fmt: skip
THANKS = ("thanks", "thank you so much")
LEAD = ("oh hi dear, ", "well let me see, ", "ok so, ", "ok, ", "well, ")
TRAIL = (" thank you", ", thanks so much", " I think", " if that's ok", ", bless you")
JOINTS = (", ", ". ", " and ", "; ")
KIDS = ("kid", "two kids")
AND = "and"
