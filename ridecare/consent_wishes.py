"""What people write when they want no more texts, as patterns over folded text, in English and Spanish.

Folded: lower case, no accents, no apostrophes, one space between words. `tests/ridecare/test_consent.py` holds
the sentences that must match, and those that must not.
"""

from __future__ import annotations

_TEXTS = (
    r"(texts?|txts?|text ?messages?|messages?|mesages?|massages?|msgs?|messges|texting|sms|spam|"
    r"notifications?|reminders?|alerts?)"
)
MANY = (
    r"(texts|txts|txt|text ?messages|messages|mesages|msgs|texting|sms|spam|notifications|reminders|alerts)"
)
_ME = (
    r"(me|us|my (cell |phone |cell ?phone |mobile )?(phone|number|cell|mobile)|this (phone|number|cell)|here)"
)
_DETERMINED = r"((the|these|those|your|ur|all|all the|getting|of|so many|my|this|already with) )*"
STOP = r"(stop|stopp|stp|stap|quit|cease|halt)"
_NOT = r"(dont|do not|don t|do nt|never|no longer)(?! (ever )?(stop|quit|forget))"
_ADDRESS = (
    r"(me|us|him|her|my (cell |phone |cell ?phone |mobile )?(phone|number|cell|mobile|name)|this (phone|"
    r"number|cell)|the number|number)"
)
_MENSAJES = (
    r"(mensajes?|mensages?|mensajitos|textos?|sms|msjs?|msgs?|recordatorios?|notificaciones|avisos|alertas)"
)
_MANDAR = r"(mandar|enviar|embiar|escribir|textear|mensajear|molestar|contactar|acosar|fastidiar)"
# "no me mande(n)", with the spellings of people who write as they speak.
_MANDE = r"(mande[ns]?|envie[ns]?|embie[ns]?|enbie[ns]?|manda|envia|este[ns]? mandando|este[ns]? enviando)"
_ESCRIBA = (
    r"(escriba[ns]?|escriva[ns]?|escribe[ns]?|textee?[ns]?|texte[ns]?|mensajee[ns]?|moleste[ns]?|"
    r"contacte[ns]?|fastidie[ns]?)"
)
_BORRE = (
    r"(quit[ea]n?|saque[n]?|saca|borr[ea]n?|elimin[ea]n?|remueva[n]?|retir[ea]n?|quitar|sacar|borrar|"
    r"eliminar|remover)"
)
# Where a sentence goes on like this, it sets a time for texts or speaks of something else.
_UNLESS = (
    r"(?! (\w+ ){0,2}(before|after|until|till|while|when|unless|so early|so late|early|late|at night|in the"
    r" morning|during|back))"
)
_SALVO = (
    r"(?! (\w+ ){0,2}(antes|despues|hasta|cuando|mientras|de noche|en la noche|tan temprano|tan tarde|"
    r"temprano|tarde))"
)
RIDE = (
    r"(rides?|trips?|requests?|bookings?|appointments?|notes?|form|drivers?|van|taxi|cab|bus|viajes?|citas?|"
    r"solicitud|pedido|carro|chofer)"
)

ENGLISH = (
    rf"\b(cut|knock) it out with {_DETERMINED}{MANY}\b",
    r"\b(didnt|did not|never) (ask|asked|agreed?|consent|consented|want|wanted) to be (texted|messaged|contacted)\b",
    rf"\b{MANY} are (\w+ ){{0,3}}(annoying|too much|driving me crazy)\b.*\b(stop|quit|enough)\b",
    r"\b(get|take) my (phone |cell )?(number|info|information) (out of|off of|off|from) your\b",
    (
        rf"\b(mind|rather|prefer|you|u) not (to )?(texting|messaging|sending|getting|receiving|get|receive|"
        rf"have) (\w+ ){{0,3}}({_ME}|{MANY})\b"
    ),
    (
        rf"\b(dont|do not|never|didnt|did not|not) (authori[sz]ed?|allow(ed)?|permit|consent(ed)?|agreed?|"
        rf"give|gave|given) (\w+ ){{0,5}}({MANY}|(text|message|contact) {_ME})\b"
    ),
    rf"\b{STOP} (sending|sendin) (\w+ ){{0,3}}to {_ME}\b",
    rf"\b{_NOT} send (me )?(anything|nothing) (else|more)( please)?$",
    rf"\b{STOP} (\w+ ){{0,2}}(blowing up|hitting up|hitting) {_ME}\b",
    rf"\b(you|u|yall|to|please|pls) not (to )?(text|txt|message|msg|contact|bother) {_ME}\b{_UNLESS}",
    rf"\bnot to (text|txt|message|msg|contact|bother) {_ME}\b{_UNLESS}",
    rf"\b(enough|done|tired|sick|fed up|over it) (\w+ ){{0,2}}(of|with) {_DETERMINED}{MANY}\b",
    (
        rf"\b(lay off|knock off|cut out|cut down on|quit it with|it with|enough|mute|silence|block|kill)"
        rf" {_DETERMINED}{MANY}\b"
    ),
    (
        rf"\b{_NOT} (ever )?(hit|ping|bug|spam|write|sms|pester|harass|message) (me|us)( up)?( (please|again|"
        rf"anymore|any more|no more|ever))*$"
    ),
    (
        rf"\b(these|those|the|your|ur|all) (\w+ )?{MANY} (to |need to |have to |must |should |gotta )?(stop|"
        rf"end|cease)\b"
    ),
    (
        r"\b(keep|keeps) (texting|txting|messaging|sending|contacting|bothering|spamming)\b.*\b(stop|quit|"
        r"enough)\b"
    ),
    (
        r"\b(want|wanna|need|get|like|be|me) (to be |to get |to come |taken |removed )*(off|out of) (of"
        r" )?(this|your|ur|the|that) (text |texting |mailing |sms |contact |phone )?list\b"
    ),
    (
        rf"\b(cease|no more|no further|end|{STOP}) ((all|any|the|further) )*(communications?|contact|"
        rf"correspondence)\b"
    ),
    rf"\bnot interested in (\w+ ){{0,3}}{MANY}\b",
    (
        r"\b(dont|do not|never) (want|wanna|need|wish) (to )?hear (\w+ )?from (you|u|yall|ridecare|this"
        r" number)\b"
    ),
    r"\b(block|blacklist|get rid of|lose) (my number|my phone number|this number)\b",
    (
        r"^(please |just )?(go away|get lost|buzz off|bug off|piss off|fuck off|f off|i want out|quit it|make"
        r" it stop)( now| please)*$"
    ),
    (
        rf"\b{STOP} (\w+ ){{0,3}}(texting|txting|txtin|textin|texing|messaging|messagin|msging|"
        rf"spamming)\b{_UNLESS}"
    ),
    (
        rf"\b{STOP} (\w+ ){{0,2}}(contacting|bothering|bugging|harassing|pestering|annoying|writing|calling|"
        rf"reaching out to|blowing up) (to )?{_ME}$"
    ),
    rf"\b{STOP} (\w+ ){{0,2}}(contacting|bothering|bugging|harassing|pestering|annoying) {_ME}\b{_UNLESS}",
    rf"\b{STOP} (\w+ ){{0,2}}(sending|sendin|sening|send) (\w+ ){{0,4}}{_TEXTS}\b",
    (
        rf"\b{STOP} (\w+ ){{0,1}}(sending|sendin|send) {_ME} (all )?(these|this|those|that|stuff|things|"
        rf"anything|crap|junk|shit)( (stuff|things|crap|junk|shit))?( please| pls| plz| anymore| any more|"
        rf" now)*$"
    ),
    rf"\b{STOP} (with |w |wit )?((all|the|these|those|your|ur|my|any|of|this) ){{0,3}}{MANY}\b{_UNLESS}",
    rf"\b{STOP} (getting|gettin|receiving) (\w+ ){{0,4}}{_TEXTS}\b",
    rf"\bno (more|mor|further) ((of|the|these|those|this|your|any) ){{0,3}}{_TEXTS}\b",
    r"^(please |pls |plz )?no (texts|txts|texting|text messages)( please| pls| plz)?$",
    rf"\b{_NOT} (\w+ ){{0,2}}(text|txt|texting|message|msg|contact|bother) {_ME}\b{_UNLESS}",
    rf"\b{_NOT} (ever )?(text|txt|contact|message)( again| anymore| any more| ever again| this number)?$",
    rf"\b{_NOT} (\w+ ){{0,2}}(send|sending) (\w+ ){{0,4}}{MANY}\b{_UNLESS}",
    (
        rf"\b{_NOT} (ever )?send {_ME} (any ?more |another )?({_TEXTS}|anything|any more|anymore|these|"
        rf"nothing)( {_TEXTS})?( (please|pls|again|anymore|any more|else|ever))*$"
    ),
    rf"\b{_NOT} (want|wanna|wish|need|like|care for) (\w+ ){{0,5}}{MANY}\b{_UNLESS}",
    (
        rf"\b{_NOT} (want|wanna|wish|like) (to be|being|you to|u to|to get) (\w+ )?(contacted|texted|"
        rf"messaged|bothered|contact|text|message)( {_ME})?\b{_UNLESS}"
    ),
    (
        rf"\b(take|taken|get|pull|scratch|cross|drop) {_ADDRESS} (number )?(off|of)( (of|from))?( (your|ur|"
        rf"the|this|that|these|those|all))* ?(\w+ ){{0,2}}(lists?|texts?|txts|messages|msgs|system|database|"
        rf"texting|thing|contacts?|sms|records?|file|this|it)\b"
    ),
    rf"\b(take|get) {_ADDRESS} off( (this|it|here))?( (please|pls|plz|now))*$",
    (
        rf"\b(take|get|leave) {_ADDRESS} out of (your|ur|the|this) (\w+ )?(lists?|system|database|contacts?|"
        rf"phone)\b"
    ),
    (
        rf"\b(remove|removed|delete|deleted|erase|erased|unenroll|scrub|purge|wipe) {_ADDRESS}( (please|"
        rf"pls|plz|now|asap|"
        rf"immediately|thanks|thank you))*(?=$| (you|u|wrong|im not|i am not|and stop)\b)"
    ),
    (
        rf"\b(remove|removed|delete|deleted|erase|erased|drop) {_ADDRESS} (\w+ )?(from|off|of|out of) (\w+"
        rf" ){{0,3}}(lists?|texts?|txts|messages|msgs|system|database|texting|contacts?|sms|records?|file|"
        rf"files|this|it|phone|program)\b"
    ),
    r"\b(lose|forget|loose) (my|this) (phone |cell )?number\b",
    r"\b(unsubscribe|unsub|unsuscribe|unsubscibe|unsubcribe|un subscribe)\b",
    rf"\bopt(ing)? (me |us |my number |this number )?out\b(?! of (\w+ ){{0,3}}{RIDE}\b)",
    (
        rf"\b(cancel|end|turn off|shut off|switch off|disable|deactivate|discontinue) ((all|the|these|those|"
        rf"your|ur|my|any|of) ){{0,3}}({MANY}|text (alerts|reminders|notifications)|subscription)\b"
    ),
    r"\b(revoke|withdraw|take back|pull) (my |all )?(\w+ )?(consent|permission)\b",
    (
        r"\b(dont|do not|did not|didnt|never) (consent|agreed?|gave (you )?(consent|permission)) (to )?(\w+"
        r" ){0,3}(texts?|texting|messages?|texted|contacted|text me|message me|contact me)\b"
    ),
    (
        rf"\b(didnt|did not|never|didn t) (sign|signed|sined) up (for|to) (get )?(this|these|those|{_TEXTS})("
        rf" {_TEXTS}| shit| crap)?$"
    ),
    rf"\b(didnt|did not|never) (ask|asked) (for|to get) (\w+ )?{MANY}\b",
    r"\bleave (me|us) alone( (please|pls|plz|now|already))*$",
    (
        r"^((please|pls|plz|just|ok|okay|can you|could you|would you|will you) )*(stop|stopp)( (it|now|"
        r"please|pls|plz|already|immediately|right now|stop|all))+( (please|pls|thanks|thank you))?$"
    ),
    (
        r"^((please|pls|plz|just|ok|okay|can you|could you|would you|will you|i said|i say) )+(stop|stopp|"
        r"unsubscribe)( please)?$"
    ),
)
SPANISH = (
    (
        rf"\bno (autorizo|permito|acepto|di permiso|doy permiso) (\w+ ){{0,6}}({_MENSAJES}|{_ESCRIBA}|mandar"
        rf"(me)?|escribir(me)?)\b"
    ),
    (
        rf"\b(prefiero|preferiria|quisiera|quiero|deseo|mejor) (ya )?no (recibir|tener|que me (manden|envien|"
        rf"lleguen)) (\w+ ){{0,3}}{_MENSAJES}\b"
    ),
    rf"\b(dejar|parar) de (recibir|tener) (\w+ ){{0,3}}{_MENSAJES}\b",
    r"\bno (quiero|deseo|quisiera) (volver a )?recibir (mas )?nada( mas)?\b",
    rf"\b(parenle|parele|bajenle|bajele) (ya )?(a|con|de) (\w+ ){{0,2}}{_MENSAJES}\b",
    (
        rf"\bno (me|nos) (sigan? |vuelvan? a )?(lleguen?|llegando|llegar|caigan?|entren?) (\w+"
        rf" ){{0,3}}{_MENSAJES}\b"
    ),
    rf"\bno (me interesan?|estoy interesad[oa] en) (\w+ ){{0,3}}{_MENSAJES}\b",
    rf"\b(cansad[oa]|hart[oa]|aburrid[oa]|ya estuvo|suficiente) (ya )?(de|con) (\w+ ){{0,3}}{_MENSAJES}\b",
    (
        rf"\b(terminen?|acaben?|cesen?|corten?) (ya )?(de |con )?((los|estos|esos|sus|mis|tantos)"
        rf" ){{0,2}}{_MENSAJES}\b"
    ),
    r"\b(bloqueen?|olviden?|pierdan?|descarten?) mi (numero|telefono|celular)\b",
    (
        r"\bno (me|nos) (hablen?|llamen?|busquen?) (mas )?(por|con|a) (este |mi )?(textos?|mensajes?|numero|"
        r"celular)\b"
    ),
    r"\b(deje|dejen|deja|dejenme|dejeme) de (joder|chingar|fregar|fastidiar)(me)?\b",
    r"\bno (quiero|deseo) saber (mas |nada )+de (ustedes|usted|ridecare)\b",
    r"\b(salir|salirme|fuera) de (la|su|esta|esa|sus) listas?\b",
    (
        rf"\bno (me |nos |le )?(quiero que (me )?)?{_MANDE}( ya| mas| nunca)*( (mas|ya|esos|estos|los|sus|"
        rf"tantos|otro|ningun|ningunos|un|tanto))* {_MENSAJES}\b{_SALVO}"
    ),
    (
        rf"\bno (me|nos) {_MANDE}( (ya|mas|nada|esto|eso|estas? cosas|nunca|por favor|porfavor|porfa|a este"
        rf" numero|a mi numero|a mi telefono|a mi celular))*$"
    ),
    (
        rf"\bno (me|nos) (vuelva[ns]? a )?({_ESCRIBA}|{_MANDAR})( (ya|mas|nunca|jamas|por favor|porfavor|"
        rf"porfa))*\b{_SALVO}"
    ),
    rf"\bno (vuelva[ns]? a )({_MANDAR})(me|nos)\b",
    rf"\bno {_ESCRIBA} (mas|nunca)( por favor| porfa)?$",
    (
        rf"\b(deje|dejen|deja|dejar|dejes|pare|paren|parar|para|ya no) (ya )?(de )?(estar )?({_MANDAR}(me|"
        rf"nos)|mandandome|enviandome|escribiendome|molestandome)( (mas|ya|tanto|tantos|esos|estos|los|sus))*"
        rf"( {_MENSAJES}| esto| eso| estas cosas)?( (por favor|porfavor|porfa|ya))*$"
    ),
    (
        rf"\b(deje|dejen|deja|dejar|dejes|pare|paren|parar|para) de (estar )?(me )?({_MANDAR}|mandando|"
        rf"enviando)(me|nos)? (\w+ ){{0,3}}{_MENSAJES}\b"
    ),
    (
        r"\b(deje|dejen|deja|pare|paren|para) de (escribir$|textear|textearme|escribirme|molestar|molestarme|"
        r"contactarme)\b"
    ),
    rf"\bno (quiero|kiero|quisiera|deseo|necesito|queremos|me gustan) (\w+ ){{0,4}}{_MENSAJES}\b{_SALVO}",
    (
        rf"\bno (quiero|kiero|quisiera|deseo|queremos) (mas )?que (me|nos) (sigan? |esten? )?({_ESCRIBA}|"
        rf"{_MANDE}|mandando|enviando|escribiendo|molestando)( (mas|nada|esto|ya|por favor))*$"
    ),
    (
        rf"\b(no mas|no mass|ya no mas|basta de|basta con|basta ya de|alto a|alto con|ni un|ni uno mas de) "
        rf"(\w+ ){{0,2}}{_MENSAJES}\b"
    ),
    (
        rf"\b(pare|paren|parar|detener|detenga|detengan|cancelar|cancele|cancelen|cancela|suspender|suspenda|"
        rf"suspendan|desactivar|desactive|apague|apagar|quite|quiten) (con |ya |de )*((los|estos|esos|sus|"
        rf"mis|todos|tantos|las|estas) ){{0,3}}{_MENSAJES}\b"
    ),
    (
        rf"\b{_BORRE}(me|nos)? (a mi |ya )?(de|del) ((su|sus|la|las|esta|esa|el|este|tu) )?(\w+ )?(listas?|"
        rf"sistema|base de datos|contactos|{_MENSAJES})\b"
    ),
    (
        rf"\b{_BORRE}(me|nos)?( (por favor|porfa|ya|de aqui|de esto|de ahi|a mi))*$(?<!quite)(?<!saca)"
        rf"(?<!borrar)(?<!quitar)(?<!eliminar)(?<!sacar)"
    ),
    (
        rf"\b{_BORRE} (mi|este|ese) (numero|telefono|celular|cel|nombre)( (de|del) ((su|sus|la|esta|esa|el|"
        rf"tu) )?(\w+ )?(listas?|sistema|base de datos|contactos|registros?|telefono))?( (por favor|porfavor|"
        rf"porfa|ya))*$"
    ),
    (
        rf"\b(darme|dar me|deme|denme|dame|dar|den|me doy|me quiero dar|quiero) de baja\b(?! (\w+"
        rf" ){{0,2}}{RIDE}\b)"
    ),
    r"\b(cancelar|cancele|cancelen|cancela|anular) (la |mi |esta )?su[bs]?s?cripcion\b",
    r"\b(desuscribir|desuscriba|desuscriban|desuscribirme|desuscribanme|desubscribir)\w*\b",
    r"\b(revoco|retiro|quito) (mi |el )?(consentimiento|permiso|autorizacion)\b",
    r"\b(dejeme|dejenme|dejame|dejenos) en paz\b",
    r"^((por favor|porfavor|porfa|ya|ok) )+(pare|paren|parar|basta|alto|detengan|detenganse)( ya)?$",
    r"^(pare|paren|basta|alto)( (ya|por favor|porfavor|porfa|ahora))+$",
)
