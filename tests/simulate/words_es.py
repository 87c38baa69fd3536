"""How members who write Spanish put things; the same keys as in English."""

ANSWERS = {
    "rider_name": ("{v}", "{v}", "me llamo {v}", "es para {v}", "soy {v}", "el nombre es {v}"),
    "rider_name.minor": ("{v}, tiene {age} años", "mi hijo {v}, de {age} años", "{v} ({age} años)"),
    "pickup": ("{v}", "{v}", "desde {v}", "mi casa, {v}", "recójame en {v}"),
    "destination": ("{v}", "{v}", "a {v}", "voy a {v}", "es en {v}"),
    "trip_date": ("{v}", "{v}", "es {v}", "tengo que estar {v}"),
    "appointment_time": ("{v}", "{v}", "mi cita es {v}", "empieza {v}"),
    "return_ride.one_way": ("solo de ida", "no, nada más de ida", "no, mi hijo me recoge", "no hace falta"),
    "return_ride.call_when_ready": ("sí, llamo cuando termine", "sí pero no sé a qué hora, yo llamo", "yo llamo al terminar"),
    "return_ride.fixed_time": ("sí, {home}", "quiero volver {home}", "sí, recójame {home}"),
    "return_time": ("{v}", "como {v}", "{v} por favor"),
    "mobility.walks": ("camino bien", "camino sin ayuda", "a pie, sin problema", "caminando"),
    "mobility.cane": ("con bastón", "bastón", "uso bastón"),
    "mobility.walker": ("andador", "con andador", "uso un andador"),
    "mobility.manual_wheelchair": ("silla de ruedas manual", "silla de ruedas", "una silla de ruedas de las que se empujan"),
    "mobility.power_wheelchair": ("silla de ruedas eléctrica", "uso silla eléctrica"),
    "mobility.scooter": ("scooter", "uso un scooter"),
    "mobility.walker+oxygen": ("andador y oxígeno", "uso andador y llevo oxígeno"),
    "mobility.cane+oxygen": ("bastón y oxígeno",),
    "mobility.walks+service_animal": ("camino con mi perro de servicio",),
    "mobility.stretcher": ("necesito camilla", "va acostado en una camilla", "en camilla"),
    "companions.0": ("0", "nadie", "voy sola", "solo yo", "ninguna"),
    "companions.0.minor": ("0", "nadie más"),
    "companions.1": ("1", "una, mi hermana", "mi esposo viene conmigo", "una persona"),
    "companions.2": ("2", "dos personas", "mi esposa y mi hermano"),
    "companions.children": ("mis {kids}, {ages}", "solo mis {kids}, {ages}", "llevo a mis {kids} {ages}"),
    "rides_along": ("{v}", "va {v}", "{v}, su mamá", "la mamá, {v}"),
    "rides_along.none": ("nadie", "ninguno, va solo"),
    "requester": ("{v}", "yo, {v}", "soy {v}"),
    "callback_phone": ("{v}", "{v}", "llame al {v}", "mi celular es {v}", "el número es {v}"),
    "notes": ("{v}", "{v}", "sí, {v}", "dígale: {v}"),
    "notes.none": ("no", "nada", "no, gracias", "ninguna"),
    "member_id": ("{v}", "mi número es {v}", "dice {v}"),
    "member_id.none": ("saltar", "no tengo la tarjeta aquí", "prefiero no darlo", "no"),
    "date_of_birth": ("{v}", "nací {v}", "mi cumpleaños es {v}"),
    "children": ("{ages}", "tienen {ages}"),
    "children.none": ("ninguno", "no hay niños", "sin niños"),
    "rider_age": ("{age}",),
}  # fmt: skip
CLAUSES = {
    "rider_name": ("me llamo {v}", "el viaje es para {v}", "soy {v}"),
    "rider_name.minor": ("es para mi hijo {v}, tiene {age} años", "el viaje es para mi hijo {v} de {age} años"),
    "pickup": ("recójame en {v}", "desde {v}", "vivo en {v}", "salgo de {v}"),
    "destination": ("voy a {v}", "mi cita es en {v}", "lléveme a {v}"),
    "trip_date": ("es {v}", "la cita es {v}", "para {v}"),
    "appointment_time": ("mi cita es {v}", "la visita empieza {v}", "tengo que estar ahí {v}"),
    "return_ride.one_way": ("solo de ida", "no necesito regreso"),
    "return_ride.call_when_ready": ("para el regreso yo llamo cuando termine", "llamo cuando termine para volver"),
    "return_ride.fixed_time": ("quiero regresar {home}", "el regreso {home}"),
    "return_time": ("el regreso {v}",),
    "mobility.walks": ("camino sin ayuda",),
    "mobility.cane": ("uso bastón", "camino con bastón"),
    "mobility.walker": ("uso andador", "tengo un andador"),
    "mobility.manual_wheelchair": ("uso una silla de ruedas manual",),
    "mobility.power_wheelchair": ("uso una silla de ruedas eléctrica",),
    "mobility.scooter": ("uso un scooter",),
    "mobility.walker+oxygen": ("uso andador y oxígeno",),
    "mobility.cane+oxygen": ("uso bastón y oxígeno",),
    "mobility.walks+service_animal": ("camino y tengo un perro de servicio",),
    "mobility.stretcher": ("necesito ir en camilla", "tiene que ser en camilla"),
    "companions.0": ("voy sola", "nadie viene conmigo"),
    "companions.0.minor": (),
    "companions.1": ("mi hermana viene conmigo", "una persona me acompaña"),
    "companions.2": ("dos personas me acompañan", "mi esposa y mi hermano vienen conmigo"),
    "companions.children": ("llevo a mis {kids}, {ages}", "voy con mis {kids} {ages}"),
    "rides_along": ("{v}, la mamá, lo acompaña",),
    "rides_along.none": ("va solo", "ningún adulto lo acompaña, va solo"),
    "requester": (),
    "callback_phone": ("mi teléfono es {v}", "llámeme al {v}", "mi número es {v}"),
    "notes": ("para el chofer: {v}", "dígale al chofer: {v}"),
    "notes.none": ("nada para el chofer", "sin notas"),
    "member_id": ("mi número de miembro es {v}",),
    "member_id.none": (),
    "date_of_birth": ("nací {v}", "fecha de nacimiento {v}"),
}  # fmt: skip
CORRECTIONS = {
    "trip_date": ("la fecha es {v}", "el día es {v}"),
    "appointment_time": ("la hora de la cita es {v}", "la cita es {v}"),
    "callback_phone": ("el teléfono es {v}", "mi número es {v}"),
    "pickup": ("la recogida es en {v}", "recójame en {v}"),
    "destination": ("el destino es {v}", "voy a {v}"),
    "rider_name": ("el nombre es {v}",),
}
SORRY = ("perdón, me equivoqué, {c}", "ay no, espere, {c}", "en realidad {c}")
OPENINGS = ("necesito un viaje", "quiero pedir un viaje", "hola, necesito transporte al doctor", "buenos días, ocupo un viaje")  # fmt: skip
BEGINS = ("necesito un viaje", "Hola, quisiera pedir un viaje", "quiero un viaje a mi cita")
YES = ("sí", "sí", "sí, envíelo", "así es", "correcto", "todo bien, mándelo", "sí por favor")
DONT_KNOW = ("no sé", "no estoy segura")
NO = ("no", "no, está mal", "no está bien", "hay un error")
NO_BUT = ("no, {c}", "no espere, {c}")
BARE_YES = ("sí", "sí por favor", "ok", "claro")
NOTHING_WRONG = ("nada, todo está bien", "todo está bien")
GO_ON = ("seguir", "sí, sigamos", "continuar")
ONE = ("con uno basta", "solo uno")
LEAVING = ("adiós", "mejor después", "me tengo que ir, adiós", "olvídelo por ahora")
QUESTIONS = (
    "¿cuánto cuesta esto?", "¿puede venir mi hermana?", "¿mis datos son privados?", "¿hasta dónde me llevan?",
    "¿con cuántos días hay que pedirlo?", "¿es usted una persona?", "¿y si el doctor se atrasa?",
)  # fmt: skip
THANKS = ("gracias", "muchas gracias")
LEAD = ("ay mire, ", "a ver, ", "bueno, ", "pues ")
TRAIL = (" gracias", ", muchas gracias", " por favor", ", Dios la bendiga")
JOINTS = (", ", ". ", " y ", "; ")
KIDS = ("hijo", "dos hijos")
AND = "y"
