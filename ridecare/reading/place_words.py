"""The words around places: what leads into a pickup or a destination, and what ends one."""

from __future__ import annotations

import re

from ridecare.reading.clauses import STARTS

_PLACE_VERBS = r"(?:is|are|will be|would be|should be|needs to be|is at|at|from|in|on|:|=|es|sera|seria|sea|debe ser|en|es en|a)"
_WHO = r"(?:me|us|him|her|them|mom|dad|(?:my|our|his|her) \w+)"
_NOT_VERB = (
    r"(?!(?:go|get|be|see|have|take|pick|book|schedule|request|make|ask|know|talk|speak|change|cancel|do|use|come|leave|arrive|check|find|need|set|arrange|bring|visit|"
    r"confirm|say|give|me|you|walk|transfer|sit|stand|drop|tell|call|stay|keep|return|try|help|add|update|ride|start|stop|work out|learn|sign|apply|qualify|wait|my (?:name|phone)|it|there|here|him|her|and|use|move|reschedule|the (?:date|time)|noon|midnight|who|what)\b)"
)
_NOT_A = r"(?!(?:la (?:una|manana|tarde|noche|\d)|las|que|mi (?:mama|papa|hijo|hija|esposo|esposa|nombre)|mis\b|mobility|scooter|terminar|salir|acabar|volver|regresar|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|veces|tiempo|pie|ver|recoger\w*|donde|un|una|cambiar|hablar|pedir|estar|tener|usar|hacer|hora)\b)"
_NOT_AT = r"(?!(?:least|all|once|this|that|the latest|night|noon|midnight|least|last|first|what|which|around|about|home time|a (?:time|wheelchair)|it|time|silla|la manana|la tarde|la noche|punto|caso|cuanto|ese|este|esa|eso|que|una|un|mi (?:silla|nombre)|my age)\b)"

LEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("pickup", re.compile(
        rf"\b(?:pick(?:ed|ing)?(?: {_WHO})? up(?: {_WHO})?|get {_WHO}|come get {_WHO}|collect {_WHO})(?: (?:address|location|place|spot|point))?(?: ?:| {_PLACE_VERBS}(?= ))+ ?(?=\S)"
    )),
    ("pickup", re.compile(r"\bpick up(?: (?:address|location|place|spot|point))?:? ?(?=\d+ [a-z])")),
    ("pickup", re.compile(r"\b(?:change|move|switch|update|set|make|cambi[a-z]*) (?:the |my |la |mi )?(?:pick up|pick up address|address|recogida|direccion)(?: (?:address|location|place|spot))? (?:to|a|por|is|from [^|]{2,40} to) (?=\S)")),
    ("destination", re.compile(r"\b(?:change|move|switch|update|set|make|cambi[a-z]*) (?:the |my |el |mi )?(?:destination|drop off|clinic|destino|clinica)(?: (?:address|location|place|spot))? (?:to|a|por|is) (?=\S)")),
    ("destination", re.compile(r"(?:^|[|,]) ?(?=(?:dr|doctor|dra) [a-z]+ (?:at |en |\d))")),
    ("pickup", re.compile(r"\b(?:(?:my|the|our|his|her|home) )?(?:home |house |street |current )?address (?:is|are|:)(?: at)? ?(?=\S)")),
    ("pickup", re.compile(
        r"\b(?:im|i am|ill be|i will be|he is|hes|she is|shes|we are|were|he will be|she will be)(?: \w+)?(?: (?:staying|living|located|waiting))? (?:at|in|on|by)"
        r" (?!an? (?:electric|power|manual|motorized|regular)\b)(?!(?:a |an |my |the )?(?:\w+ ){0,2}?(?:wheelchair|chair|walker|power|pain|need|bed|trouble|oxygen|hurry|scooter|work\b|\d+ years|stretcher|labor|dialysis|minnesota medicaid|medicaid|ma)\b)(?=\S)"
    )),
    ("pickup", re.compile(r"\b(?:i|we|he|she|who|and|mom|dad) (?:lives?|stays?|resides?|is staying|is living|currently live) (?:at|in|on|by) (?=\S)")),
    ("pickup", re.compile(r"(?<!across )(?<!away )(?<!far )(?<!back )(?<!hear )(?<!call )\b(?:coming from|leaving from|leaving|starting (?:at|from)|start (?:at|from)|departing from|from)(?: at| the address| address)? (?!(?:you|now|it|there|here|me|him|today|tomorrow|the (?:date|time))\b)(?=\S)")),
    ("pickup", re.compile(
        r"\b(?:(?:recoj|recog|busqu|levant|busc)[a-z]*|pas[ea]n? (?:por mi|a recoger[a-z]*)|recogida|pasar por mi)(?: (?:me|mi|a|mama|papa|mi mama|mi papa))*(?: (?:es|sera|seria|sea|debe ser))? (?:en|de|desde|por|aqui en)(?: (?:la direccion|el domicilio))? (?=\S)"
    )),
    ("pickup", re.compile(r"\b(?:recogida|lugar de recogida|(?:mi|la) direccion(?: de (?:recogida|mi casa))?|mi domicilio|mi casa)(?: es(?: en)?| queda en| esta en| sera(?: en)?|:) (?=\S)")),
    ("pickup", re.compile(r"\b(?:estoy|vivo|vive|estare|me quedo|esta viviendo|estamos|vivimos)(?: \w+)? (?:en|por) (?!(?:silla|una silla|dialysis)\b)(?=\S)")),
    ("pickup", re.compile(r"\b(?:salgo|salir|saliendo|sale|salimos|salida|desde) (?:de |desde )?(?=\S)")),
    ("pickup", re.compile(r"(?:^|[|,]|\b(?:viaje|ir|ride|transporte|transportacion|lleven|llevarme|lleveme|llevenme|voy|vamos|va)) ?\bde (?!(?:la (?:manana|tarde|noche)|las|nuevo|regreso|vuelta|ida|nada|acuerdo|ruedas|hoy)\b)(?=[^|]{2,80}? (?:a|al|hasta|para|to)\b)")),
    ("destination", re.compile(rf"(?<!next )(?<!close )(?<!have )(?<!got )(?<!want )(?<!like )(?<!up )(?<!able )(?<!supposed )(?<!transfer )(?<!it )\bto {_NOT_VERB}(?=\S)")),
    ("destination", re.compile(r"\bdrop off(?: (?:address|location|place|spot|point))?:? ?(?=\d+ [a-z])")),
    ("destination", re.compile(rf"\b(?:drop(?:ped)?(?: {_WHO})? off|drop {_WHO} off)(?: (?:address|location|place|spot|point))?(?: ?:| {_PLACE_VERBS}(?= ))+ ?(?=\S)")),
    ("destination", re.compile(r"\b(?:(?:the |my )?destination|where im going|where i am going|(?:the |my )?(?:clinic|hospital|doctor|dentist|facility|office|provider)s?(?: office| name| address)?)(?: (?:is|should be|will be|would be|changed))(?: (?:at|called|named|in|to))? (?=\S)")),
    ("destination", re.compile(r"\bdestination:? (?=[a-z0-9])(?!is|should|will|would|address)")),
    ("destination", re.compile(r"\b(?:and )?(?:the |my |la |mi )?(?:visit|appointment|cita) (?:is|es|sera|will be) (?:at|in|with|en|con) (?=[a-z])(?!la\b|las\b|the (?:morning|afternoon|evening))")),
    ("destination", re.compile(r"\b(?:see|seeing|visit|visiting) (?=(?:my |the )?(?:dr|doctor)\b)")),
    ("destination", re.compile(r"\b(?:be|arrive|get there) (?:at|in) (?=\S)(?!home)")),
    ("destination", re.compile(r"\b(?:hasta|hacia) (?!(?:las|la (?:una|manana|tarde|noche|\d))\b)(?=\S)")),
    ("destination", re.compile(r"\b(?:el |mi )?(?:destino|clinica|hospital|consultorio|doctor|medico|dentista) (?:es|sera|seria|esta|queda)(?: en| el| la)? (?=\S)")),
    ("destination", re.compile(r"\b(?:dej[ea]n?me|dejarme|me dejan?|bajarme) en (?=\S)")),
    ("destination", re.compile(rf"\b(?:al|a(?= (?:la|el|mi|\d+ [a-z]|clinica|hospital|centro|davita|mayo|[a-z]+ (?:clinic|hospital|healthcare|center|medical)))) {_NOT_A}(?=\S)(?!\d{{1,2}}\b(?! [a-z]))")),
    ("destination", re.compile(rf"\b(?:ir|voy|vamos|va|llev[a-z]+|ida|viaje|ride|transporte|transportacion|llegar|necesito ir|quiero ir) (?:a|al|para|to|hasta) (?:el )?{_NOT_A}(?=\S)(?!\d{{1,2}}\b(?! [a-z]))")),
    ("destination", re.compile(rf"\bpara (?:ir |llegar )?(?:a|al) {_NOT_A}(?=\S)")),
)  # fmt: skip

# With a name written as one after it, a place whatever was asked.
SURE_LEAD = re.compile(
    r"\b(?:(?:going|take me|bring me|drive me|and) to|(?<=[.,;] )to|voy a|llev[ae]n?me a|(?:appointment|visit) is (?:at|in)|(?:cita|consulta) es en|destination is|destino es(?: en)?|pick me up (?:at|from)|recojan?me en|i live at|vivo en|salgo de) (?:the |la |el |al )?(?=\w)"
)
AT = re.compile(
    rf"(?<!be )(?<!meet )\b(?:at|en|with(?= (?:dr|doctor)\b)|con(?= (?:el |la )?(?:dr|doctor|doctora|dra)\b(?! en))) {_NOT_AT}(?=[a-z0-9#])"
)
PICKUP_CONTEXT = re.compile(
    r"\b(?:pick(?:ed|ing)?\b[^|]{0,20}?\bup|pick up|get me|recoj[a-z]*|recog[a-z]*|pas[ea]n? por mi|busqu[a-z]*|im|i am|i live|estoy|vivo)\b"
)
DESTINATION_CONTEXT = re.compile(
    r"\b(?:appointments?|visit|dialysis|therapy|treatment|surgery|session|checkup|doctors?|dentist|dr|exam|mri|scan|test|blood work|drop\w* off|going|go|be|cita|consulta|terapia|tratamiento|medico|dentista|doctor|examen|voy|ir|analisis|cirugia|chemo|chemotherapy|lab)\b"
)

SENTENCE_END = re.compile(
    r"[?!;\n()]+|(?<!\bst)(?<!\bdr)(?<!\bave)(?<!\bapt)(?<!\bmt)(?<!\bblvd)(?<!\brd)(?<!\bln)(?<!\bn)(?<!\bs)(?<!\be)(?<!\bw)(?<!\bste)(?<!\bmn)\.(?= |$)"
)

_CLAUSE = r"(?:i|im|ill|id|ive|he|hes|she|shes|we|they|it|its|my (?:name|phone|number|appointment|cell|mom|dad|daughter|son|husband|wife|sister|brother|friend|kids?|id)|need|want|please|return|back|home|pick|take|then|can|could|have|at|also|that|thats|to|bring|from|will|use|no|one|a ride|the appointment|appointment|there)"
_CLAUSE_ES = r"(?:necesito|quiero|tengo|uso|mi (?:cita|nombre|numero|telefono|hija|hijo|esposo|esposa|mama|papa|hermana|hermano|amiga|amigo|vecina|vecino)|me|regreso|de regreso|vuelta|voy|luego|despues|que|recoj[a-z]*|soy|es|llev[a-z]*|a las?|de vuelta|el|no|yo|va|ella|nadie|solo|sin|camino(?= (?:sin|con|bien|sol[oa]|despacio|y|un poco)\b|$|[.,;|]))"
# "… and Rosa Diaz, the mother, rides along"
_ALONG = r"[^|.;?]{2,60}?\b(?:(?:rides?|goes|go|comes?|coming|riding|going) (?:along|with|too)|(?:lo|la|me|nos) acompanan?|(?:viene|va|vienen|van) conmigo)\b"
ENDS = re.compile(
    rf",(?= ?{STARTS})| (?:(?:and|y)(?=,? {STARTS})|(?:and|y)(?= {_ALONG})|(?:and|but|so|because|since|then|or|cause|if|when|while|until|where|which|who|after|before)(?= {_CLAUSE}\b)|(?:y|pero|porque|entonces|luego|si|cuando|donde|antes|despues)(?= {_CLAUSE_ES}\b)|"
    r"(?:i|we|he|she|they) (?:need|have|use|am|will|want|would|can|cant|do|dont|live|walk|uses|has|is|must|should|got|get|think|ride|are|was|had|call|needs|walks)\b|(?:im|ill|id|ive|hes|shes|its)\b|"
    r"my (?:appointment|phone|name|number|cell|visit|id|member|birthday|callback)\b|(?:the )?appointment\b|please\b|thanks\b|thank you\b|for (?:a|an|my|me|him|her|his|the|two|2|1|one|dialysis|therapy|physical|chemo|blood|lab|surgery|dental|treatment|an|\||this|next|tomorrow|today|checkup|monday)\b|for(?= \|)|"
    r"with (?:my|a|an|his|her|oxygen|me|two|2|one|1|walker|wheelchair|no|the (?:kids|children))\b|without\b|in (?:a|my|his|her) (?:wheelchair|power|manual|scooter)|one way\b|one-way\b|round trip\b|roundtrip\b|and back\b|both ways\b|"
    r"(?:no )?wheelchair\b|walker\b|using (?:a|my)\b|call me\b|phone\b|cell\b|every\b|each\b|cada\b|todos los\b|because\b|porque\b|por favor\b|gracias\b|necesito\b|tengo\b|uso\b|mi (?:cita|nombre|numero|telefono|celular)\b|cita\b|con (?:mi|un|una|andador|silla|baston|oxigeno)\b|"
    r"en (?:mi |una )?silla\b|silla de ruedas\b|solo ida\b|ida y vuelta\b|para (?:mi|una|un|dialysis|la cita|terapia|manana|el dia|hoy|\||ver|que|recoger[a-z]*)\b|para(?= \|)|y (?:vuelta|regreso)\b|not (?=\d)|instead\b|(?:at|on|by|around|for|before|this|el|a las?|las|para el|on the|de la|del|in the|en la|por la) ?(?=\|))"
)

# Words for any place of a kind: they name no place, unless a place was asked for.
GENERIC = re.compile(
    r"(?:(?:my|the|a|an|his|her|our|see|mi|la|el|una|un|su) )?(?:(?:doctors?|medical|dental|dentist|eye|clinic|dialysis|therapy|physical therapy|lab|heart|next|primary care|specialist|regular|cita|primera) )*"
    r"(?:doctors?|ob|obgyn|doctor office|doctors office|physician|appointments?|dialysis|dentists?|therapy|physical therapy|pt|clinic|hospital|er|checkup|visit|pharmacy|lab|blood work|work|store|office|treatment|chemo|specialist|eye doctor|counselor|therapist|surgery|"
    r"cita(?: medica| con el (?:doctor|medico|dentista))?|citas|medico|doctora|dentista|terapia(?: fisica)?|consulta|clinica|farmacia|laboratorio|oculista|especialista|(?:medical )?facility|place|somewhere|ride|viaje)(?= (?:at|in|with|en|con)\b|$)"
)
NO_PLACE = re.compile(
    r"^(?:(?:drive|take|get) (?:me|him|her|us)|(?:the |at )?same(?: \w+){0,3} (?:time|before|always|usual|ride)|me|my|it|there|here|you|him|her|them|us|this|that|the|a|an|mi|el|la|aqui|alli|alla|eso|esto|ok|yes|no|si|ride|a ride|un viaje|one|way|what|where|somewhere|anywhere|everywhere|same|nowhere|please|home and|help|hi|hello|hey|hola|hablar|con|mama|mom|"
    r"(?:(?:the|my|a|el|la|de|un|mi|viaje de) )*(?:ride|trip|way|going|heading|take me|bring me|return|get|drive me|regres[a-z]+|vuelta|volver)(?: (?:ride|trip))?(?: (?:back|home|back home|a (?:mi )?casa))*|(?:good|buenos|buenas) (?:morning|afternoon|evening|dias|tardes|noches)|none|nothing|nada|ninguno|anyone|someone|a person|una persona|person|thanks|thank you|gracias|nobody|no one|nadie|stop|cancel|repeat|start over|again|english|spanish|espanol|ingles|agent|representative|human|operator|menu|huh|lol|wait|hold on|espere|un momento|one moment|sorry|perdon|wrong|incorrect|not right|mal|equivocad[oa]|incorrect[oa]|(?:another|a different) (?:day|time|date|place|address)|otr[oa] (?:dia|hora|fecha|lugar|direccion))$"
)
UNRELATED = re.compile(
    r"^(?:\W*)(?:(?:ok|hi|hello|hey|hola|um|well|so|pues|please|por favor|excuse me|wait|sorry|but|no|yes) )*(?:can|could|do|does|did|how|what|whats|when|why|who|is|are|will|would|should|which|where (?:is|are|do|does|can|will)|tell me|let me|give me|connect|transfer me|talk|speak|"
    r"i (?:want|need|would like|have|dont|do not|cant|cannot|am (?:not|confused|trying|looking|calling|done)|think|just|already|told|said|hate|thought|was|know|understand|forgot|still|never)|im (?:not|confused|trying|looking|calling|done|lost|tired|hungry|sick|hurt)|i need|you|youre|this is|that is|there is|thats|"
    r"puedo|puede|pueden|podria|como(?! (?:clinic|clinica|park|ave|avenue|regional|medical)\b)|que|cual|cuando|donde (?:esta|queda|puedo)|quien|por que|cuanto|cuanta|cuantos|hay|(?:quiero|quisiera|necesito|ocupo|me gustaria|deseo|busco) (?!ir)|deme|digame|comuniqueme|paseme|me puede|me pueden|cuesta|no (?:entiendo|quiero|puedo|se|hablo)|ya (?:le|les|te) dije|mi \w+ (?:me|no|va|tiene|quiere|puede|dice)\b|my \w+ (?:helps?|will|can|cant|has|does|said|told|wants|needs)\b|usted|ustedes|ayuda|help|"
    r"(?:cancel|stop)(?: (?:it|this|please|now|the ride|my ride|asking))*$|never ?mind|forget it|start over|repeat|skip|(?:agent|representative|human|operator)$|speak|call me|llameme|speak to|someone|a person|thank|gracias|bye|adios)(?:\b|$)|\bdo you mean\b|\bquiere decir\b"
)
LEAD_INS = re.compile(
    r"^(?:\W*(?:ok|okay|yes|yeah|sure|um+|uh+|so|well|hi|hello|hola|please|its|it is|it will be|it would be|that would be|thats|the address is|my address is|address is|address|the pick up is|pick up|pick me up|the place is|place is|i think|i think its|probably|just|maybe|right now|at|in|from|to|on|by|"
    r"im|i am|im at|the name is|name is|its called|called|si|pues|bueno|es|seria|sera|esta|en|a|al|de|desde|la direccion es|direccion|se llama|el lugar es|creo que|aqui en|no|actually)(?:\b|(?<=,))[ ,:|]*)+(?=\S)"
)

_COUNTRY = r"canada|mexico|ciudad de mexico|mexico city|toronto|vancouver|montreal|winnipeg|thunder bay|ontario|manitoba|quebec|saskatchewan|alberta|british columbia|tijuana|guadalajara|monterrey mexico|puebla|oaxaca|michoacan|guatemala|honduras|el salvador|ecuador|colombia|somalia|mogadishu|nairobi|kenya|ethiopia|laos|thailand|vietnam|china|india|london|england|united kingdom|germany|france|spain|cuba|haiti|nigeria|liberia|philippines|japan"
ABROAD = re.compile(
    rf"(?:^|, ?|\bin |\ben |\bto )(?:{_COUNTRY})(?:,? (?:{_COUNTRY}|on|mb|bc|qc))?$|^(?:{_COUNTRY})\b(?!.*\b(?:st|street|ave|avenue|clinic|hospital|mn|minnesota|rd|road|restaurant|church|park|school)\b)"
)
