"""Danger words: what is an emergency or a crisis in both languages, and the many things that only sound like it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ridecare.safety import danger, told_calmly

EMERGENCY_EN = """
i cant breathe
I can't breathe!!
help i cnt breath
cant breeth pls hurry
i can not breathe
CANT BREATHEEEE
hes barely breathing
my mom cant catch her breath
im having trouble breathing
shes having a hard time breathing right now
he stopped breathing
my baby is not breathing
my husband isn't breathing
the baby stoped breathing
baby lips are blue
he's turning blue
my chest hurts really bad
my chest is tight and my arm hurts
chest pain
chest pains help
having chest pain right now
i hav bad chest pian
im having chest pains and need a ride to the hospital
need ride to ER chest pain
pressure on my chest and sweating
sharp pain in my chest
I think I'm having a heart attack
think my dad is having a hart atack
heart attack
i think its a heart attack
shes having a stroke
i think he had a stroke just now
her face is drooping
one side of my face went numb
all of a sudden i cant move my left arm
his speech is slurred all of a sudden
my son is having a seizure
he is having a siezure and wont stop
she wont stop seizing
my wife passed out
grandma just collapsed
he is unconscious
my mother is unresponsive
shes not waking up
i cant wake him up
my husband is not responding, please help
uncontious and not breathing
im bleeding a lot
shes bleeding everywhere
the bleeding wont stop
cant stop bleeding
i am losing a lot of blood
theres blood everywhere
coughing up blood
im throwing up blood
hes choking
my baby is choking on a grape
i am choking
call 911
CALL 911 NOW
please call an ambulance
i need an ambulance
send an ambulence to 1455 zealand ave
get paramedics
911
911 please
this is an emergency
its a medical emergancy
we have an emergency
I have an emergency!
he overdosed
my son ODed
she is overdosing on pills
i took too many pills
my daughter swallowed a whole bottle of tylenol
he drank bleach
she needs narcan
no pulse
my throat is closing
bad allergic reaction my tongue is swelling
i fell and cant get up
mom has fallen and can't get up
my water broke
im in labor right now
the baby is coming
my apartment is on fire
theres a fire in my kitchen
i got shot
he was just stabbed
the driver is attacking me
my boyfriend is hitting me
he has a gun
hes trying to kill me
im dying
help me im dying
after my surgery im bleeding a lot
i had lunch and now i cant breathe
we had dinner and he collapsed
no ride and cant breathe
No, my chest hurts
no call 911
i dont have my meds im having chest pain
i have no phone my chest hurts
i had chest pain all day and its worse now
she is not awake and bleeding badly
my appointment is tomorrow but i am having chest pain
I have asthma and im having trouble breathing
im at the movie theater and i cant breathe
cancel my ride im going to the er my chest hurts
my knee appointment is at 9 but my husband just passed out
im in the waiting room at the clinic and i think im having a heart attack
the driver passed out at the wheel
the van crashed and my mom is bleeding badly
i was just hit by a car
im having chest pain my appointment is at 3
cancel my appointment for tomorrow im having chest pain
i have an appointment on friday but i cant breathe
chest pain now at dialysis clinic
i cant breathe my appointment is tomorrow
he had a stroke right now
sos
my kidney doctor visit is friday and my husband is choking
"""

EMERGENCY_ES = """
no puedo respirar
No puedo respirar bien, ayuda
no pueod respirar
no puedo respira
mi mama no puede respirar
mi bebe no respira
dejo de respirar
me estoy ahogando
se esta ahogando mi hijo
me falta el aire
me cuesta mucho respirar
me duele el pecho
me duele mucho el pecho y el brazo
me dule el pecho
No, me duele el pecho
tengo dolor de pecho
tengo un dolor muy fuerte en el pecho
dolor en el pecho
presion en el pecho
creo que me esta dando un infarto
infarto
mi papá está teniendo un ataque al corazón
le esta dando un derrame
tiene la cara torcida y no puede hablar
se le torcio la boca de repente
esta convulsionando
mi hija esta combulsionando
se desmayó mi esposa
mi abuelo se desmayo
se me desmallo
está inconsciente
esta inconciente
mi esposo no responde
no despierta mi mama
estoy sangrando mucho
no deja de sangrar
no para de sangrar
esta sangrando por todos lados
vomita sangre
estoy vomitando sangre
llame a una ambulancia
llamen al 911
manden una ambulancia
necesito una ambulancia
nesesito ambulansia
ocupo una ambulancia ya
es una emergencia
tengo una emergencia
emergencia
tuvo una sobredosis
se tomo todas las pastillas
me tomé un montón de pastillas
se me rompio la fuente
ya viene el bebe
me estoy muriendo
se está muriendo
mi casa se esta quemando
el edificio esta en llamas
me dispararon
me apuñalaron
mi esposo me esta pegando
me quiere matar mi marido
tiene una pistola
me cai y no me puedo levantar
tuve cirugia y estoy sangrando mucho
se esta poniendo morado
no tengo carro y no puedo respirar
cita de seguimiento mañana pero no puedo respirar
"""

CRISIS_EN = """
i want to die
I wanna die
i want to kill myself
gonna kill my self
im going to kill myself tonight
i want to kms
kms
im thinking about killing myself
im suicidal
i feel suicidal
feeling sucidal
my daughter is suicidal
suicidal
thinking of suicide
i keep having thoughts of suicide
im going to commit suicide
i want to end my life
im ending my life today
ready to end it all
i want to take my own life
i dont want to live
i don't want to live anymore
dont wanna be alive
i dont want to be here anymore
i dont want to wake up tomorrow
no reason to live
theres nothing left to live for
im tired of living
whats the point of living
everyone would be better off without me
they are better off if im dead
my life isnt worth living
i wish i was dead
i wish i were dead
wish i was never born
i want to hurt myself
i feel like hurting myself
i am cutting myself again
i keep cutting myself
want to hang myself
im going to shoot myself
my son wants to kill himself
my friend says she is going to kill herself
he is trying to hang himself
i took all my pills i want to die
im not ok gonna kill myself
no one cares i want to die
after my son died i want to kill myself
since the accident i want to die
i want to unalive myself
i cant go on anymore
nobody would miss me if i was gone
i need the suicide hotline
I had a bad day and I just want to die
i dont need a ride i want to die
my mom died of a stroke and i want to die
i went to a suicide prevention class but i still want to die
"""

CRISIS_ES = """
quiero morir
me quiero morir
ya me quiero morir
me quiero matar
quiero matarme
voy a matarme
me voy a matar
quiero suicidarme
me voy a suicidar
pienso en suicidarme
estoy pensando en el suicidio
pienso mucho en la muerte, quiero quitarme la vida
voy a quitarme la vida
no quiero vivir
ya no quiero vivir
no quiero vivir más
ya no kiero vivir
no quiero seguir viviendo
no quiero despertar mañana
ya no tengo ganas de vivir
no tengo razones para vivir
la vida no tiene sentido
quiero acabar con todo
voy a terminar con mi vida
quiero hacerme daño
tengo ganas de lastimarme
me estoy cortando otra vez
estarían mejor sin mí
mejor estaría muerta
quisiera estar muerto
ojala no despertara
mi hijo se quiere matar
mi hija dice que se quiere suicidar
mi hermano quiere quitarse la vida
no puedo mas quiero morir
ya no aguanto quiero morirme
no se que hacer me quiero matar
me quiero colgar
me voy a tirar del puente
vi una pelicula y me quiero matar
"""

CALM_EN = """
my heart attack follow-up visit is Monday
its for my heart attack follow up
i had a heart attack last year
i had a heart attack in 2019 and see a cardiologist
follow up after my heart attack
cardiac rehab after a heart attack
my stroke checkup is friday
its for my stroke doctor
stroke rehab
stroke survivor
i am a stroke patient
i had a stroke so i use a walker
recovering from a stroke
stroke clinic at regions
he had a stroke 3 years ago
since my stroke i cant drive
i cant move my left side since my stroke i use a wheelchair
seizure clinic
seizure disorder
i have a seizure disorder
i have epilepsy
my son has seizures and sees a neurologist
his last seizure was in march
i take seizure meds
need help getting to seizure doctor
drop me at the emergency entrance
the emergency room entrance please
pick me up at the emergency department door
Regions Emergency Center
its next to the emergency room
my emergency contact is my sister
emergency contact
i have an emergency contact card
this is not an emergency
its not an emergency
not an emergency, just a question
non emergency ride
non-emergency medical transportation
i need a non emergency ride
no emergency
do i call you in an emergency?
dental emergency visit on monday
i have an emergency dental appointment
i missed my ride because of a family emergency
Crisis Stabilization Unit
the crisis center on 5th street
crisis stabilization unit at 4th and main
suicide prevention class
suicide prevention support group on tuesday
its a suicide survivors group
i lost my brother to suicide
my cousin died by suicide
i saw a movie about suicide
i work at a suicide hotline
i was suicidal last year and see a therapist now
appointment for depression
depression and anxiety
mental health therapy
my psychiatrist
overdose prevention center
my brother died of an overdose
he overdosed two years ago
overdose awareness group
i go to a methadone clinic
i use oxygen
i use oxygen at night
i am on oxygen 24 hours
portable oxygen tank
oxygen and a wheelchair
copd
i have copd
asthma checkup
i have asthma
i get short of breath when i walk far
she gets short of breath easily so she needs a wheelchair
i get short of breath on the stairs
i have trouble breathing when i walk so i use a scooter
sleep apnea study because he stops breathing at night
i stopped breathing in my sleep so they want a sleep study
i am not short of breath
no chest pain
i dont have chest pain
no i dont have chest pain
i have an appointment for chest pain
its for chest pain
appointment about my chest pains last month
chest x-ray
chest xray at noon
my chest scan is at 3
chest pain clinic
i had chest pain last month
no trouble breathing
im not bleeding
bleeding disorder
bleeding disorders clinic
blood test
blood draw at 8
blood pressure check
blood thinner clinic
i need blood work
coughing
i had bleeding after surgery last week
bleeding gums
my nose bled yesterday
i dont need an ambulance
i do not need an ambulance just a ride
came by ambulance last month
do you take ambulance patients
we do not need to call 911
dont call 911
911 grand ave
911 oak street
my address is 911 hague ave apt 2
need ride to 911 grand
get me at 911 7th street
send the van to 911 main st
room 911
i fell last week
i fell last month and see a bone doctor
i fall a lot
i cant get up the stairs
i cant get up early
i fell and hurt my hip last winter
i hurt myself at work
i fell and hurt myself last month
i hurt my back
hurt my knee
i cut myself shaving
my back is killing me
my feet are killing me
this wait is killing me
the wait is killing me
im dying to know
im dying for a coffee
my mother is dying and in hospice
hospice visit
my husband passed away
my mom died last year
died of a stroke
my father died of a heart attack
i used to pass out
i passed out last month at dialysis
i passed out once in 2018
they passed out flyers
i faint sometimes
i get dizzy
she is dizzy so she needs a helper
the driver is not responding to my calls
ridecare is not responding
nobody is responding
my driver wont answer
the driver did not come
the driver was late
im stranded at the clinic
my son wont wake up that early
i cant wake up at 5
i dont want to wake up so early
i cant breathe through my nose appointment with ent
it took too many days
i took all my papers
i ate all my food
drank all the contrast
i drank a bottle of water
i took all my meds this morning
i have to take my pills at noon
i take too many buses
need pills from the pharmacy
refill my pills
10 kms from the clinic
how many kms is that
i live 5 kms away
i dont want to live far away
i dont want to live in that building
tired of living alone
i dont want to be here too early
i dont want to be there early
i take my life seriously
i take my time
i dont want to die
i do not want to kill myself
i am not suicidal
im not going to hurt myself
no thoughts of suicide
i have never been suicidal
i dont feel suicidal
never had a seizure
i never had a stroke
i got a flu shot
flu shot
covid shot
i need a shot
allergy shots
cortisone shot
i got shot in 2015 and use a wheelchair
labor and delivery tour
labor day
my water heater broke
prenatal visit
im pregnant
im 8 months pregnant
fire drill
firehouse on 7th
2 blocks from the fire station
my feet are on fire
house on fireside drive
gun lake casino
i have a knee replacement
heart doctor
heart failure
i have congestive heart failure
cardiology
pacemaker check
heart surgery follow up
open heart surgery in 2020
neurology
dialysis
chemo
cancer
wound care
burn clinic
allergist
allergic to peanuts
allergic reaction last summer
choking test swallow study
swallow test
my dog is dying
poison control poster
drug and alcohol treatment
detox on monday
rehab
the movie where a man is choking
a song called i want to die
i watched a film about a heart attack
i read a book about suicide
yes
no
skip
my name is Diane Killian
Dyer
pick me up on Harmon Ave
St Jude Hospital
Abbott Northwestern
Courage Kenny
911 is for emergencies, i know
how do i cancel
stop
help
help me book a ride
i need help
i need help now
hurry up please
can someone call me
i need a ride asap
ride right now please
i cant go on tuesday
i cant do this date
i cant take it with me
end the ride at the clinic
end of the line
i want to end this chat
i want to stop
dead end street
my phone is dead
my battery died
"""

CALM_ES = """
mi cita de seguimiento del infarto es el lunes
cita de seguimiento por el infarto
tuve un infarto el año pasado
me dio un infarto hace dos años
tuve un derrame hace tres años
uso andador por un derrame que tuve
rehabilitacion por derrame cerebral
clinica de convulsiones
mi hijo tiene epilepsia
toma medicina para las convulsiones
la entrada de emergencia
la sala de emergencias
dejeme en la puerta de emergencia
contacto de emergencia
no es una emergencia
no es emergencia
no hay emergencia
esto no es una emergencia
no tengo ninguna emergencia
transporte que no es de emergencia
uso oxigeno
tengo oxigeno
con oxigeno y silla de ruedas
tengo asma
me falta el aire cuando camino mucho
me cuesta respirar al caminar por eso uso silla
no me duele el pecho
no tengo dolor de pecho
tengo cita por dolor de pecho
radiografia de pecho
cita para el dolor de pecho que tuve
presion alta
me checan la presion
no estoy sangrando
examen de sangre
analisis de sangre
me van a sacar sangre
no necesito ambulancia
no necesito una ambulancia
vine en ambulancia la semana pasada
no llamen al 911
mi direccion es 911 hague ave
me caí la semana pasada
me cai el mes pasado y me lastime la cadera
me lastimé la rodilla
me duele la espalda
me duelen las piernas
se desmayó hace un mes
me desmaye el año pasado
el chofer no responde
nadie responde
no responde el telefono
el conductor no llego
me estoy muriendo de hambre
me estoy muriendo de frio
me muero de ganas de verlo
mi mama murio de un infarto
mi hermano murio de sobredosis
mi papa fallecio de un derrame
grupo de sobredosis
prevencion del suicidio
grupo de apoyo de prevencion del suicidio
vi una pelicula sobre el suicidio
no quiero morir
no me quiero matar
no quiero suicidarme
nunca he pensado en el suicidio
no quiero vivir en ese edificio
no quiero vivir lejos
no quiero despertar a mi hija
no quiero despertar tan temprano
no quiero despertarme a las 5
terapia de salud mental
cita con el psiquiatra
depresion
ansiedad
me tomo todas las pastillas en la mañana
tomo muchas pastillas cada dia
necesito recoger mis pastillas
me tomo todas mis medicinas
unidad de crisis
centro de crisis
el centro de emergencia
vacuna
vacuna contra la gripe
dialisis
quimioterapia
estoy embarazada
control prenatal
la fuente esta en la plaza
calle La Fuente
fuego lento restaurante
la estacion de bomberos
cita con el cardiologo
insuficiencia cardiaca
marcapasos
ayuda
necesito ayuda
necesito ayuda con un viaje
necesito un viaje ahorita
lo mas pronto posible
no puedo ir el martes
no puedo caminar
no puedo subir escaleras
no puedo mas temprano
quiero acabar con esta cita
quiero terminar
me quiero ir a casa
Clínica del Pecho
hospital San Pablo
mi nombre es Dolores Muerte
me voy a cortar el pelo
si
no
gracias
"""


# Written after the patterns, to see what they miss.
EMERGENCY_MORE = """
my dad cant breath his oxygen ran out
oxygen tank is empty i cant breathe
my kid swallowed a battery
she had a seizure just now and hit her head
he is having seizures one after another
my husbands heart stopped
i feel like im going to pass out
i think im gonna faint
grandpa fell down the stairs and hes not moving
he fell and is bleeding from his head
my mom fell and hit her head and is confused
my sugar is 30 and im shaking
my blood sugar is really low and i feel faint
i was raped
someone broke into my house
the driver touched me and wont let me out
driver wont let me out of the van
im being kidnapped
i took 20 pills
i took 30 tylenol
i ate rat poison
i cant feel my face
my left arm is numb and my chest feels heavy
elephant on my chest
chest feels tight
heavy feeling in my chest
my heart is racing and i cant breathe
i think im having a stroke my words are slurred
he is foaming at the mouth
shes having convulsions
my wife is giving birth
i am having a miscarriage and bleeding
bleeding and pregnant
the baby isnt moving
help emergency
emergency help please
urgent call ambulance
plz call 911
can u call 911 for me
should i call 911
do i need 911
smoke in the van
the van is on fire
theres a gas leak
no siento el brazo izquierdo
me duele el brazo izquierdo y el pecho
creo que me va a dar un infarto
le dio un infarto ahorita
mi abuelita se cayo y no se mueve
se pego en la cabeza y no reacciona
me siento muy mal creo que me muero
llamen a la policia
mi esposo me pega
el chofer me esta tocando
mi niño se trago una moneda y se esta ahogando
tiene convulsiones mi niña ayuda
auxilio
ayuda no respira
estoy embarazada y estoy sangrando
se me durmio la cara
"""

CRISIS_MORE = """
i just want to disappear forever
im done with life
im better off dead
i have a plan to kill myself
i have pills and im going to take them all
ive been cutting
i want to jump off the bridge
im going to jump in front of a train
i cant live like this anymore
life is not worth it
i dont want to exist
i hate my life i want to die
ready to die
i should just die
i should just kill myself
might as well be dead
nobody cares if i live or die
no quiero estar aqui ya
ya no puedo mas con la vida
estoy cansada de vivir
me quiero quitar la vida
quisiera no haber nacido
mi vida no vale nada
para que seguir viviendo
nadie me extrañaria si me muero
se quiere suicidar mi hermana
"""

CALM_MORE = """
my stroke was in march
ride for stroke follow up
he has heart attack history
she had a heart attack when she was 50
heart attack patient needs wheelchair
post stroke therapy
after stroke rehab
my mom has dementia and cant be alone
i have a breathing test
breathing treatment appointment
pulmonary function test breathing
lung doctor because i cant breathe well at night
chest surgery follow up
chest infection
i have chest congestion
breast cancer
bleeding time lab test
i need a ride to get my staples out i fell
i have stitches from a cut
i was stabbed last year therapy
gunshot wound clinic
my uncle shot clinic
dog bite follow up
rabies shot
labor and delivery unit at regions
my due date is in march
postpartum visit
baby checkup
my baby was born last week
i need to be there before i pass the deadline
i passed my test
emergency preparedness class
is ridecare for emergencies
can i use ridecare for an emergency
what do i do in an emergency
emergency housing office
emergency assistance at hennepin county
emergency food shelf
ER follow up visit
i was in the ER last night and need a follow up
going home from the ER
hospital discharge
pick up from emergency room please
need a ride from ER to home
is the driver going to kill the engine
kill time
the heat is killing me
shoot me a text
shoot i forgot
hang on
hang up
cut me off
cut the line
jump start
bridge street clinic
train station
knife river mn
gunflint trail
fire department
fireside clinic
burning when i pee
burn unit
heartburn
heart rate monitor
pulse clinic
oxygen sats test
crisis line training
crisis residence
mental health crisis unit follow up
i am in crisis housing
dying laughing
i could die
diet class
dietitian
i want to live closer
i want to live in st paul
life insurance exam
life alert
i feel better now
i feel fine
cancer is back
my legs are swelling
swollen ankle
tongue tie surgery
throat doctor
throat culture
sore throat
my face mask
face to face
i cant hear well
i cant see well
i cant walk
i cant move my legs
i cant stand
i cannot transfer
i cant drive after my seizure
i cant talk now
i cant talk on the phone
i cant breathe in masks
i take 20 pills a day
i took the bus
i took a pill
me tomo 10 pastillas al dia
mi cita es por convulsiones
tuvo convulsiones el mes pasado
tiene cita por un infarto
mi esposo tuvo un infarto en enero
terapia respiratoria
prueba de respiracion
no puedo respirar por la nariz cita con el otorrino
dolor de espalda
me duele la cabeza
me duele el brazo
me cai y necesito fisioterapia
me quiero cortar el cabello
quiero cortar el viaje
quiero matar dos pajaros de un tiro
quiero quitar la parada
quiero vivir aqui
no quiero vivir aqui
quiero colgar
se quiere bajar
el hospital de emergencias
salgo de emergencias a las 4
la clinica esta por la avenida de la muerte
policia calle 4
estacion de policia
"""

EMERGENCY = EMERGENCY_EN + EMERGENCY_ES + EMERGENCY_MORE
CRISIS = CRISIS_EN + CRISIS_ES + CRISIS_MORE
DANGER = EMERGENCY + CRISIS
CALM = CALM_EN + CALM_ES + CALM_MORE


def sentences(block: str) -> list[str]:
    return [line for line in block.splitlines() if line]


@pytest.mark.parametrize("text", sentences(EMERGENCY))
def test_is_an_emergency(text):
    assert danger(text) == "emergency"


@pytest.mark.parametrize("text", sentences(CRISIS))
def test_is_a_crisis(text):
    assert danger(text) == "crisis"


@pytest.mark.parametrize("text", sentences(CALM))
def test_is_not_danger(text):
    assert danger(text) is None


def test_there_are_enough_sentences_in_the_lists():
    bad = sentences(DANGER)
    calm = sentences(CALM)
    assert len(set(bad)) == len(bad) >= 150
    assert len(set(calm)) >= 250


@pytest.mark.parametrize("text", sentences(DANGER))
def test_writing_does_not_matter(text):
    found = danger(text)
    assert danger(text.upper()) == found
    assert danger(f"  {text} !!! ") == found
    assert danger(text.replace("'", "’")) == found
    assert danger(text.replace(" ", "  ")) == found
    assert danger("".join(f"{char}\u200b" if char != " " else char for char in text)) == found


@pytest.mark.parametrize(
    "value", ["on Friday at 10 am. ", "my name is Ana Lopez, ", "45 Main St apt 3. ", "ok. "]
)
@pytest.mark.parametrize(
    "text",
    [
        "i cant breathe",
        "I want to kill myself",
        "my husband collapsed",
        "no puedo respirar",
        "me quiero matar",
    ],
)
def test_danger_beside_an_answer_is_heard(value, text):
    assert danger(value + text) == danger(text + ". " + value) == danger(text) is not None


def test_danger_late_in_a_long_message_is_heard():
    assert danger("my ride is on friday and it is far. " * 60 + "i cant breathe") == "emergency"


def test_a_crisis_outranks_an_emergency():
    assert danger("i took too many pills because i want to die") == "crisis"


def test_nothing_is_no_danger():
    assert danger("") is None
    assert danger(" ?!… 🚑") is None


@given(st.text(max_size=3000))
def test_any_text_has_an_answer(text):
    assert danger(text) in (None, "emergency", "crisis")
    assert told_calmly(text) in (True, False)


@pytest.mark.parametrize(
    "unit", ["no ", "a", "i had a ", "cant ", "bleeding ", "pain in ", "took all my ", "dolor "]
)
def test_time_grows_with_length_only(unit):
    def taken(length: int) -> float:
        text = (unit * length)[:length]
        best = 1.0
        for _ in range(3):
            begun = time.perf_counter()
            danger(text)
            best = min(best, time.perf_counter() - begun)
        return best

    assert taken(4000) < 16 * taken(1000) + 0.005
    assert taken(20_000) < 0.25


@pytest.mark.parametrize(
    "text",
    [
        "my heart attack follow-up is monday",
        "i had a stroke last year",
        "cita por el infarto",
        "murio de un infarto",
    ],
)
def test_visits_and_pasts_are_told_calmly(text):
    assert told_calmly(text)


@pytest.mark.parametrize(
    "text", ["i cant feel my arm", "something is very wrong with my heart", "no siento la cara"]
)
def test_what_happens_is_not_told_calmly(text):
    assert not told_calmly(text)
