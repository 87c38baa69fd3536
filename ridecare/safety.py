"""Danger words: which messages are an emergency (911) or a crisis (988), in English and Spanish.

Used by the channels before Rasa is asked and by the safety component inside Rasa, so that both answer alike. A false
alarm costs a message; a miss may cost a life: acute words count unless they are negated, in the past or a place.

How to read the patterns: text is folded (lower case, no accents, no apostrophes, one space, no letter three times in a
row); `<name>` stands for the words of that name in `_NAMES`; a pattern begins and ends at a word.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Danger = Literal["emergency", "crisis"]

_LONGEST = 4000

_NAMES = {
    "cant": r"cant|can not|cannot|couldnt|could not|cnt|cn t|can t|caint|kant|unable to|hardly|barely",
    "breathe": r"breath\w*|breth\w*|breeth\w*|breat|breah\w*|bretahe|berath\w*|braeth\w*|brathe|catch (my|his|her|their) breath|get (any )?air",
    "are": r"im|hes|shes|theyre|is|are|am|was|just",
    "attack": r"(heart|hart) ?(attack|atack|attak|atak)|stroke|seizure|siezure|seizur",
    "pain": r"pains?|pane|pian|hurts?|hurting|pressure|tightness",
    "kin": r"mom|mother|mum|dad|father|husband|wife|son|daughter|baby|kid|child|brother|sister|grandma|grandpa|grandmother|grandfather|friend|partner|he|she",
    "pills": r"pills?|meds?|tablets|medicines?|medication|tylenol|aspirin",
    "self": r"my ?self|meself|mysel+f|him ?self|her ?self|them ?sel(f|ves)",
    "person": r"he|she|they|somebody|someone|driver|man|husband|wife|boyfriend|girlfriend|partner|dad|son|guy|ex",
    "suicidal": r"suicid\w*|sucidal|suisidal|suicidle|sucide",
    "w": r"(?!(?:for|to|about|from|after|appt|appointment|visit|test|doctor|cita|por|para|de)\b)\w+",  # not one that names a visit
    "respirar": r"respirar?|respirrar|resperar|rezpirar",
    "ambulancia": r"ambulan[cs]i?a",
    "ataque": r"ataque al corazon|ataque cardiaco|infarto|derrame|convulsion(es)?|embolia",
    "pastillas": r"pastillas|pildoras|medicinas|medicamentos",
    "matarse": r"morir|(matar|morir|suicidar|colgar|cortar|ahorcar|lastimar)(me|se)|quitar(me|se) la vida|hacer(me|se) dano|tirar(me|se) de(l| un) (puente|edificio)",
    "matar": r"matar|morir|suicidar|colgar|ahorcar|lastimar|quitar la vida|hacer dano|tirar (de|del|por)|cortar las venas",
}  # fmt: skip

# Somebody describes what is happening: the grammar says now. Only a no, a visit or a film speaks against it.
_NOW_EMERGENCY = (
    r"(<cant>) (even )?(<breathe>)(?! ((through|thru) (my|his|her) nose|(good |well |right )?(at night|lying|in masks)|well at))",
    r"(not|isnt|aint|quit|stopped|stoped) (breathing|breething|brething)(?! (in (my|his|her) sleep|at night))",
    r"(having|havin) (a )?(\w+ )?(trouble|difficulty|problems?|hard time) (with )?(my )?(<breathe>)|struggling to (<breathe>)",
    r"gasping for (air|breath)|(turning|turned|going) (blue|purple)|lips are blue|no pulse|doing cpr|heart stopped",
    r"(bleeding|bleding|bleedin) (\w+ ){0,3}(bad|badly|a lot|alot|heavy|heavily|everywhere|to death|nonstop|wont stop|will not stop|doesnt stop|not stop\w*|so much|real bad)",
    r"(<cant>|wont|will not) stop (the )?bleeding|(losing|lost) (\w+ ){0,3}blood|blood (is )?everywhere",
    r"(coughing up|throwing up|vomiting|puking) blood",
    r"(wont|not|isnt|cant) (be )?wak(e|ing) (up|him|her|them|my)(?! (up )?(that|so|too|at|before|early|until|in time))",
    r"(<kin>) (is |isnt )?(not )?(responding|responsive)(?! to (my|our|the|me) ?(calls?|texts?|messages?|emails?|phone)?)",
    r"(<are>) (\w+ )?choking|choking on|(<cant>) (speak|talk|swallow) (all of a sudden|suddenly)",
    r"(throat|tongue) (is )?(closing|swelling|swollen shut)|overdosing|od ?ing|needs? narcan",
    r"(fell|fallen)( down)?( and)?( i| he| she)? (<cant>) (get (back )?up|move)(?! (the|from|early))",
    r"(need|call|get|send|want|dial) (\w+ ){0,2}(ambulance|ambulence|ambulanse|paramedics?|nine one one)",
    r"(call|dial) 911|(need|get|send) (\w+ )?911(?= (now|please|pls|help|here|asap|right|quick|fast)|$)",
    r"(its|it is|this is|we have|i have|having) (an? )?(real |medical |life )?(emergency|emergancy|emergncy)(?! (room|department|dept|entrance|contact|exit|dental|dentist|appointment|appt|visit|number|plan|kit|fund|surgery|center))",
    r"(theres|there is) (a )?fire(?! (drill|station|truck|hydrant|house))|fire in (my|our)|(house|apartment|building|kitchen|car|van) (is )?(on fire|burning)(?! (drill|station))",
    r"(having|hav|have|has|getting|got|feel|feeling|bad|terrible|crushing|sharp|severe) (<w> ){0,3}chest (<pain>)",
    r"(<pain>) (\w+ ){0,2}(in|on) (my|his|her|the) chest",
    r"(my|his|her) chest (is )?(\w+ )?(hurts?|hurting|tight|killing)",
    r"(to|at|in) (the )?(er|emergency room) (for |with |because of )?(my )?(chest (<pain>)|bleeding)(?! (was|is better|appointment))",
    r"(having|havin|hving|feels like|its|it is) (a |an |another )(\w+ )?(<attack>)",
    r"(think|thinks|maybe|might) (\w+ ){0,4}(a|an) (<attack>)",
    r"(face|mouth) (is |looks )?(drooping|droopy|drooped)|side of (my|his|her) (face|body) (is |went |goes |just )*(numb|drooping|dead)",
    r"(all of a sudden|suddenly) (\w+ ){0,2}(<cant>) (move|talk|speak|see|feel|walk)|(slurred|slurring|numb) (\w+ )?(all of a sudden|suddenly)|slurring",
    r"seizing|convulsing|water (just )?broke(?! pipe)|(having the baby|baby is coming)(?! (in|on|with|to|along))|in labor( now| right now)?$|im in labor|(having|got) (\w+ )?contractions|contractions are",
    r"(<person>) (is |keeps |wont stop |are )?(attacking|beating|strangling|stabbing|hitting|raping|hurting) (me|us)",
    r"(trying|going|gonna|threatening|wants) to kill (me|us)|(<person>) (has|got) (a|his) (gun|knife)|with a gun to",
    r"(im|i am|hes|shes|is) about to die|(im|i am|hes|shes) dying(?! (to|for|of (hunger|boredom|laughter)|in hospice|and in hospice))|is dying (now|help|right now)",
    r"(van|car|bus|we) (just )?(crashed|wrecked) and|just (got |been )?hit by a (car|truck|bus|van)",
    # -- the body, in the words people find for it
    r"(im |is |i am |feel like im |about to |going to |gonna )+(about to |going to |gonna )?(faint|pass out|black out)|(sugar|glucose) is (\w+ )?(low|\d\d)\b(?! \d)",
    r"(<kin>) (is not|isnt|not) (moving|talking|waking|breathing right)|(not|isnt) moving|wont (respond|wake)(?! (to|up))",
    r"(hit|hurt) (my|his|her) head and|bleeding from (my|his|her|the) head|(head|arm|fistula|port) (is )?bleeding and (wont|cant)|fistula (burst|popped)|bleeding (and|while) pregnant|pregnant and bleeding|miscarriage and bleeding",
    r"<cant> (feel|move) (my|his|her) (face|left (arm|side)|right (arm|side))(?! since)|(left )?arm is numb and|chest (feels?|is) (tight|heavy)|(on|in|feeling in) my chest(?! (port|xray|tube|wall|scan))",
    r"foam(ing)?( at the mouth)?|(having|has) convulsions|having seizures (one|back|right)|(giving birth|anaphyla\w+)|(swallowed|ate) (\w+ )?(a battery|batteries|poison|bleach|magnets?)|<cant> swallow$|worst headache",
    r"took (the whole|\d\d|twenty|thirty|forty|fifty) (<pills>)(?! (a|per|every|each|for))|oxygen (tank )?(is empty|ran out|is out)|gasping",
    r"(smoke|fire) in the|gas leak|smell gas|(van|chair|wheelchair) (tipped|flipped|rolled) over|in a (crash|wreck)|people (are )?hurt|someone is shooting|drowning",
    r"(being|was|got|been) (attacked|kidnapped|raped)(?! (in|last|when))|(breaking|broke) in(to)? my (house|home|apartment)|wont let me out|send help|come fast",
    r"get help my|fell (down|out of) (\w+ ){1,3}(and |is |isnt |hes |shes |not )+(moving|bleeding|hurt|awake|confused)",
    # Spanish
    r"no (siento|puedo mover|puede mover) (el|la|un) (brazo izquierdo|lado( \w+)?|cara)|se me durmio la cara|brazo izquierdo y el pecho|(duele|duelen) (mucho )?(el )?(corazon|pecho)|no se mueve|no (le )?(\w+ )?(encuentro el )?pulso",
    r"(sangrando|sangre|golpe) (\w+ ){0,2}(de|en) la cabeza|en la cabeza y no|hay mucha sangre|embarazada y (\w+ )?sangr\w+|cierra la garganta|hincho la lengua|azucar esta en \d\d|me voy a desmayar|perdi(o)? el conocimiento",
    r"(hay fuego|fuego en mi|hay heridos|auxilio)|llamen a la policia|(esposo|marido|novio|el) me pega|chofer me (esta )?toca\w*|se (tomo|trago) (el |un )?(cloro|veneno|frasco)|me muero$|no puedo resollar|urge (una )?ambulancia|dando un ataque|necesito al 911",
    r"no (puedo|pueod|pudo|puede|podemos|logro) (ni )?(<respirar>)(?! por la nariz)|no (esta )?respira(ndo)?|dejo de respirar",
    r"me (estoy )?(ahogo|ahogando|asfixio|asfixiando)|se (esta )?(poniendo|puso) (azul|morad[oa])",
    r"(se|esta|estoy|anda) (\w+ )?(ahogando|asfixiando|atragantando|co[nm][vb]ulsionando|desangrando)",
    r"(sangra|sangrando|sangre) (\w+ ){0,3}(mucho|mucha|no para|no deja|sin parar|no se detiene|por todos lados)|no (para|deja) de sangrar",
    r"(vomit|tos|escup)\w* sangre",
    r"me (duele|dule|esta doliendo|aprieta) (mucho |fuerte )?(el )?pecho|tengo (<w> ){0,4}dolor (\w+ ){0,3}(en el|de|del) pecho",
    r"(dolor|presion|punzada|opresion) (\w+ ){0,3}en el pecho",
    r"(esposo|esposa|mama|papa|madre|padre|hijo|hija|bebe|abuel[oa]|herman[oa]|ella|el) no (me )?(responde|reacciona)(?! (a mis|al|el|los|las) )|no (se )?despierta(?! (temprano|hasta|a las))",
    r"(me|le|les) (esta|acaba de|esta por|va a) (dando|dar) (un )?(<ataque>)|(creo que|parece que|teniendo|tiene) (<w> ){0,3}un (<ataque>)",
    r"(cara|boca) (torcida|chueca|caida)|le torcio la (cara|boca)",
    r"(llame[n]?|llama|llamar|manden?|necesito|nesesito|ocupo) (\w+ ){0,2}(<ambulancia>)|(llame[n]?|llama|llamar|marque[n]?) (al )?911",
    r"(es|tengo|tenemos|hay) una emergencia(?! (dental|familiar))",
    r"(rompio la fuente|ya viene el bebe|estoy de parto)",
    r"me estoy muriendo(?! de (hambre|frio|sed|sueno|risa|calor|ganas|aburrimiento))|se esta muriendo",
    r"(casa|carro|edificio|apartamento|cocina) (se )?(\w+ )?(incendiando|en llamas|quemando)",
    r"me (dispararon|apunalaron|acuchillaron)|me (esta|estan) (pegando|golpeando|ahorcando|atacando)|me (quiere|va a) matar|(tiene|trae) (una? )?(pistola|cuchillo|arma)",
    r"me cai y no (me )?puedo (levantar|mover|parar)\w*",
)  # fmt: skip

# The same words tell of the past as often as of now: a past beside them speaks against it too.
_TOLD_EMERGENCY = (
    r"unconscious|unconcious|uncontious|unresponsive|(passed|passing|blacked) out(?! (flyers|papers|forms|cards|the|some|food))|collapsed(?! (lung|vein|disc))",
    r"(took|swallowed|taken|ate|drank) (\w+ )?(too many|(a |the )?whole bottle of|all (of )?(my|the|his|her)|a bunch of|a handful of) (\w+ )?(<pills>)(?! (this|today|as|like|on time|already|for|with|in the|every|each))",
    r"(took|swallowed|taken) too many$|(drank|swallowed|drinking) (bleach|poison|antifreeze)",
    r"overdosed|od ?ed|o d|(been|got|was just|just|is|am) (shot|stabbed)(?! (at|in the arm|for))|chest (<pain>) (all day|all night|since|for (an|two|three|\d+) hours?)",
    r"(he|she|they|just) (had|has had|got) (a|an) (<attack>) (just now|right now|now|and (is|cant|wont))",
    r"(se|me) (me )?(desmayo|desmallo|desmaye|cayo y no se)|(esta|estoy|quedo) (\w+ )?incons?ciente",
    r"(se tomo|tome|se trago|me trague) (\w+ )?(demasiadas|todas (las|mis|sus)|un monton de|un frasco de|el frasco de) (<pastillas>)(?! (en|por|de|como|con|cada|a tiempo|que me))",
    r"se (me )?tomo muchas (<pastillas>)|sobredosis",
)  # fmt: skip

# What people also live with: habit and equipment speak against it, unless it is now.
_LASTING_EMERGENCY = (
    r"short of breath|(trouble|difficulty|problems?|hard time|hard) (to |with )?(my )?(<breathe>)",
    r"(me )?(falta|cuesta) (mucho )?(el )?(aire|<respirar>)",
)

# A word that is danger only when it is all there is, or comes with a sign of now.
_BARE_EMERGENCY = (
    r"<attack>|overdose|chest (<pain>)|bleeding|emergency|ambulance|choking|^sos$|(?<!call )911(?! \w+ )(?! (?!now|please|pls|help|asap|ya|hurry)\w+$)",
    r"<ataque>|dolor de pecho|emergencia|<ambulancia>",
)

_NOW_CRISIS = (
    r"(kill|killing|hang|hanging|shoot|shooting|harm|harming|drown|stab|unalive) (<self>)|self ?harm(ing)?",
    r"(want|wanna|going|gonna|feel like|thinking of|keep|will|might|to|urge to) (\w+ )?(hurt|hurting|cut|cutting) (<self>)|(cutting|hurting) (<self>)",
    r"(wanna|want to|gonna|going to|just|should|might|will|ima|imma|to) kms|^kms",
    r"(thinking|thoughts?|thinkin) (\w+ )?(about |of )?(<suicidal>|dying|ending it)|(commit|attempt|try|trying|committing) (<suicidal>)",
    r"(need|call|number for|want|have) (\w+ )?(suicide|crisis) (hot ?line|life ?line|line)",
    r"(end|ending|take|taking) (my|my own|his own|her own) (life|lives)(?! (seriously|back|in|with|one))|end it all",
    r"(want|wanna|wnt|ready|rather|going|gonna|wanting) (to )?(just )?(die|be dead)(?! (laughing|of laughter))|wish (\w+ ){1,2}(was|were) (dead|never born)|wish i wasnt (alive|born|here anymore)|(was|were) never born",
    r"(dont|do not|no longer|not) (\w+ ){0,2}(want|wanna|wnt|feel like) (to )?(live|living|be alive|exist|wake up)(?! (up )?(in|at|with|on|near|there|here|by|alone|far|so|that|too|early|before|my|his|her|him|until|for|this early))",
    r"(dont|do not|no longer|not) (\w+ ){0,2}(want|wanna|wnt) (to )?(be here|go on|keep going) (anymore|any more|no more|any longer)",
    r"no (reason|point) (\w+ ){0,2}(to live|in living|of living)|nothing (\w+ )?to live for|tired of (living|being alive)(?! (alone|in|with|here|there|at|far|on))|point (of|in) (living|being alive)(?! (in|here|there))",
    r"better off (dead|without me|if im (dead|gone))|life (isnt|is not|aint|not) worth|(nobody|no one) (would|will) (miss|care if) (me|i)",
    r"<cant> (go on|live) (like this|anymore|any more|no more|any longer)|took all (my|the|of my) (<pills>) (\w+ )?(want to|to) die",
    # -- said otherwise
    r"end(ing)? (it|things)( all)?$|never wake up|wish i had never been born|jump(ing)? (off (the|a) (bridge|roof|building)|in front of)|(gun|pills|rope) (and|to) (\w+ ){0,4}(use it on me|take them all|hang)|wanna jump",
    r"(should|let myself|hope i|so i can|pills to|just) die(?! (down|laughing|of|for|hard))|might as well be dead|(if|whether) i live or die|(how many|take) (\w+ )?pills (\w+ ){0,3}to die|pills to die|except dying",
    r"(done with|cant (do|take|keep)( \w+)? ?(this)?) life|tired of life|(disappear|goodbye) forever|why i should (stay alive|live)|reason to (go on|live|be alive)|keep living like this|(world|happier|better) (\w+ ){0,3}(without me|if i was gone|if i were gone)",
    r"(do (something )?to|safe with|trust) myself( tonight| right now| alone)?$|(cut|slit|cutting) my (wrists?|veins)|(been|feel like|started) cutting( again)?$|(wanna|want to|going to|gonna) (od|overdose)|taking all my (<pills>)|(wants|want) to die|mental health crisis$|talking about (<suicidal>)|afraid of what i might do",
    # Spanish
    r"(cansad[oa] de|no merezco|para que (seguir |sigo )?) ?(vivir|viviendo|vivo|la vida)(?! (en|aqui|con|sol[oa]))|no (puedo|aguanto) (\w+ ){0,2}(con la|esta) vida|vida no vale nada|desaparecer de este mundo|irme (para siempre|de este mundo)|ir de este mundo",
    r"no (despertar|haber nacido)( manana)?(?! (tan|temprano|a las|a mi))|me mate$|me mato$|me muriera|si me muero|(solo|ganas|prefiero|kiero|quisiera) (de )?(morir(me)?|matarme)|(tir|avent|lanz)\w+ (del puente|al tren)|tomar(me)? todas las (<pastillas>)$|(quiero|a) cortar(me)?$|pensar en matarme|amenaza con matarse|me quiero cortar$|se corta y",
    r"(quiero|quisiera|voy a|ganas de|pienso|pienso en|deseo|quiere|va a|pensando en|intento|trato de|querer) (\w+ )?(<matarse>)",
    r"me (quiero|quisiera|voy a|quise|puedo) (<matar>)|se (quiere|va a|quiso|trata de|intento) (<matar>)",
    r"no (quiero|kiero|deseo|quiere) (seguir )?(viviendo|estar aqui ya$|estar aqui mas|vivir( mas)?|estar viv[oa]|existir|despertar( manana| nunca| mas)?)(?! (en|con|ahi|alli|aqui|cerca|lejos|sol[oa]|a|tan|temprano|tarde|asi de))",
    r"no (tengo|tiene|hay|le veo) (\w+ ){0,2}(ganas|razon(es)?|sentido|motivos?) (de|para|en|a) (seguir )?(vivir|viviendo|la vida)|vida (ya )?no tiene sentido",
    r"suicidarme|suicidarse|quitarme la vida|hacerme dano|(terminar|acabar) con (mi vida|todo)|pens\w+ en (el )?suicidio|me estoy cortando",
    r"(mejor|quisiera|quiero|ojala) (estar(ia)?|me|estuviera) (muert[oa]|muero)|mejor (todos )?sin mi|ojala (no|nunca) (despertara|hubiera nacido)",
)  # fmt: skip
_TOLD_CRISIS = (r"(<are>|i am|feel|feeling|been|getting|so|be) ((?!not|never)\w+ )?(<suicidal>)",)
_BARE_CRISIS = (r"<suicidal>|suicidio",)

_NOW = re.compile(
    r"\b(right now|now|help(?! (with|me (get|book|to|with)|getting|for))|hurry|asap|happening|ayuda(?! (con|para))|ahorita|ahora mismo|auxilio|rapido|pronto)\b"
)
_STILL = re.compile(
    r"\b(right now|still|again|worse|today|tonight|ahorita|ahora mismo|todavia|otra vez|peor|hoy)\b"
)

# "not having a", "no quiero": the no governs the danger only with nothing but such words in between.
_NOT = re.compile(
    r"\b(not|isnt|wasnt|arent|aint|dont|doesnt|didnt|havent|hasnt|never|without|non) "
    r"((a|an|any|is|at|all|really|actually|that|have|has|having|had|need|want|wanting|trying|going|gonna|thinking|think|of|about|to|feel|feeling|been|get|getting|the|planning|in) )*$"
)
# A bare "no" may be an answer ("no call 911", "no my chest hurts"): it negates an English name or a Spanish verb alone.
_NO = re.compile(
    r"\b(no|sin|nunca|tampoco|ninguna?) ((more|signs of|real|tengo|tiene|hay|es|esta|estoy|quiero|quiere|voy|me|se|necesito|de|un|una|el|la|he|ha|pensado|en|ninguna?|a|que) )*$"
)
_NO_GOVERNS = re.compile(
    r"(chest|bleeding|blood|emergenc\w*|ambulan\w+|thoughts?|suicid\w*|trouble|difficulty|short|heart|hart|stroke|seizure|overdose|self|choking|es|tengo|tenemos|hay|me|se|esta|estoy|sangr\w*|duelen?|dolor|presion|"
    r"quiero|quiere|voy|pienso|pens\w+|necesito|ocupo|llame\w*|llama\w*|manden?|ganas|sobredosis|ataque|infarto|derrame|falta|cuesta|una?|hacerme|quitarme|vomit\w*)\b"
)
_PAST = re.compile(
    r"\b(history of|years? ago|months? ago|weeks? ago|last (year|month|week|time|summer|winter|fall|spring)|since (my|his|her|the)|after (my|his|her|the|a)|recovering from|survived|used to|"
    r"had|was diagnosed|back in|before i|when i was|once|tuve|tuvo|hace (un|una|dos|tres|\d|anos|meses)|el ano pasado|despues (de|del)|antes (me|de)|historia de|sobrevivi|cuando era)\b"
)
_PAST_BEFORE = re.compile(
    r"\b((history of|recovering from|survived|used to|when (i|he|she) was|once|cuando era|una vez)( \w+){0,3}|had( \w+)?|(last (year|month|week|summer|winter|fall|spring)|ago|(19|20)\d\d|(ano|mes|semana) pasad[oa])( \w+){0,4}) $"
)
_PAST_AFTER = re.compile(
    r" (\w+ ){0,4}?(ago|last (year|month|week|summer|winter|fall|spring)|in (19|20)\d\d|when (i|he|she) was|as a (child|kid|baby)|hace|(el|la) (ano|mes|semana) pasad[oa])\b"
)
_HABIT = re.compile(
    r"\b(sometimes|often|usually|easily|when (i|he|she|we) (walk|climb|lie|lay|go|move)\w*|if (i|he|she) walks?|stairs|walk(ing)? (far|long)|long (walks?|distances?)|(so|why) (i|he|she) (uses?|needs?|wants?)|so they want|"
    r"sleep|at night|a veces|cuando (camin|sub|me acuesto)\w*|al (caminar|subir)|por eso|facil(mente)?)\b"
)
_VISIT = re.compile(
    r"\b(follow ?up|follow-up|appointment|appt|appts|checkup|check up|specialist|clinic|therapy|rehab|class|group|support group|program|screening|test|prevention|hotline|awareness|study|movie|film|"
    r"book about|show|series|song|unit|entrance|door|department|dept|room|exit|contact|ward|desk|center|street|st|ave|avenue|road|doctor|dr|survivors?|patients?|disorders?|housing|shelf|office|food|assistance|meds|gums|dental|family|scan|xray|x ray|"
    r"cita|seguimiento|clinica|control|terapia|grupo|entrada|puerta|sala|cuarto|unidad|programa|pelicula|prevencion|especialista|consulta|contacto|departamento|rehabilitacion|centro|radiografia|transporte)\b"
)
_OTHERS_PAST = re.compile(r"\b(died (of|from|by)|passed away|lost (my|his|her)|murio (de|del)|fallecio)\b")
_DIED_OF = re.compile(
    r"\b(died (of|from|by|after)|(murio|fallecio) (de|del|por)|lost \w+ \w+ to) ((a|an|un|una|el) )?$"
)
# "my heart attack follow-up", "appointment for chest pain", "a film about": the words name a visit, a place or a story.
_A_NAME = re.compile(
    rf"\b({_NAMES['attack']}|{_NAMES['pain']}|{_NAMES['suicidal']}|{_NAMES['ataque']}|{_NAMES['ambulancia']}|chest|pecho|overdose|sobredosis|bleeding|emergenc\w+|breath|choking)$"
)
_NAMES_A_VISIT_AFTER = re.compile(
    rf" ((?!(?:at|in|on|and|need|to|near|by|from|i|my|the|a|an|is|can|cancel|now|please|en|y|mi|la|el|tengo|\d+)\b)\w+ )?{_VISIT.pattern}"
)
_NAMES_A_VISIT_BEFORE = re.compile(
    r"\b(follow ?up|appointment|appt|checkup|visit|class|group|specialist|surgery|meds|cita|seguimiento|control|grupo|prevencion|clinica|rehabilitacion|terapia)( up)? "
    r"(for|about|on|of|after|with|por|de|del|sobre|para) ((my|his|her|the|a|an|some|bad|having|el|la|mi|su|un) ){0,2}$|"
    r"\b(movie|film|book|show|song|episode|pelicula|cancion|libro|serie|novela) (where|about|called|in which|named|of|de|sobre|donde|que se llama) (\w+ ){0,4}$"
)


def _made(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The patterns with their names filled in."""
    made = []
    for pattern in patterns:
        filled = pattern
        for name, words in _NAMES.items():
            filled = filled.replace(f"<{name}>", f"(?:{words})")
        made.append(re.compile(rf"\b(?:{filled})\b"))
    return tuple(made)


_EMERGENCY, _TOLD, _LASTING, _BARE = map(
    _made, (_NOW_EMERGENCY, _TOLD_EMERGENCY, _LASTING_EMERGENCY, _BARE_EMERGENCY)
)
_CRISIS, _CRISIS_TOLD, _CRISIS_BARE = map(_made, (_NOW_CRISIS, _TOLD_CRISIS, _BARE_CRISIS))


def danger(text: str) -> Danger | None:
    """Whether a message speaks of danger now.

    A crisis outranks an emergency ("I took all my pills, I want to die" needs both; its text names 911 as well).
    """
    plain = _folded(text)
    if not plain:
        return None
    if _any(plain, _CRISIS) or _any(plain, _CRISIS_TOLD, told=True) or _called(plain, _CRISIS_BARE):
        return "crisis"
    if _any(plain, _EMERGENCY) or _any(plain, _TOLD, told=True) or _called(plain, _BARE):
        return "emergency"
    if _any(plain, _LASTING, told=True) and (not _HABIT.search(plain) or _NOW.search(plain)):
        return "emergency"
    return None


def told_calmly(text: str) -> bool:
    """Whether the words speak of a visit, a place or the past: then a classifier's guess of danger does not count."""
    plain = _folded(text)
    return bool(_VISIT.search(plain) or _PAST.search(plain) or _OTHERS_PAST.search(plain))


def _any(plain: str, patterns: tuple[re.Pattern[str], ...], *, told: bool = False) -> bool:
    return any(_stands(plain, found, told) for pattern in patterns for found in pattern.finditer(plain))


def _called(plain: str, patterns: tuple[re.Pattern[str], ...]) -> bool:
    """A bare "heart attack" or "chest pain now" is a call for help; in a longer sentence the word alone is not."""
    words = len(plain.split())
    if words > 8 or (words > 3 and not _NOW.search(plain)) or (words <= 3 and _VISIT.search(plain)):
        return False
    return any(
        _stands(plain, found, True)
        and not re.search(
            r"\b(for|about|after|since|from|my|his|her|de|por|para|del|mi|su) (a |an |un |el )?$",
            plain[: found.start()],
        )
        for pattern in patterns
        for found in pattern.finditer(plain)
    )


def _stands(plain: str, found: re.Match[str], told: bool) -> bool:
    before = plain[max(0, found.start() - 60) : found.start()]
    after = plain[found.end() : found.end() + 60]
    if _negated(before, found.group()) or _DIED_OF.search(before):
        return False
    if told and (_PAST_BEFORE.search(before) or _PAST_AFTER.match(after)):
        return bool(_STILL.search(plain))
    visit = _A_NAME.search(found.group()) and _NAMES_A_VISIT_AFTER.match(after)
    return not visit and not _NAMES_A_VISIT_BEFORE.search(before)


def _negated(before: str, said: str) -> bool:
    return bool(_NOT.search(before) or (_NO.search(before) and _NO_GOVERNS.match(said)))


def _folded(text: str) -> str:
    """Lower case, no accents, apostrophes or invisible signs, one space; "No, …" answers and negates nothing."""
    cut = unicodedata.normalize("NFKD", text[:_LONGEST].lower())
    kept = "".join(char for char in cut if unicodedata.category(char) not in ("Mn", "Cf"))
    kept = re.sub(r"['’`´]", "", kept)
    kept = re.sub(r"\bno ?[,.;:!]", "nope ", kept)
    kept = re.sub(r"([a-z])\1{2,}", r"\1", kept)
    return re.sub(r"[\W_]+", " ", kept).strip()
