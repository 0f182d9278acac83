/** Words of English that hold sentences together, in no order of importance. */
export const englishFunctionWords =
  'the of and to in is are was were be been being am that this these those it its for with on as at by from or not ' +
  'have has had having do does did doing done they them their theirs we us our ours you your yours he him his she her ' +
  'hers i me my mine a an but so if when what who whom whose which how why where can could will would shall should may ' +
  'might must than then there here an into out up down off over under about again against no all any both each every ' +
  'some such more most much many few less least other others another own same very too also just only ever never always ' +
  'often still yet already almost even because while until since before after during between through without within ' +
  'via themselves themself himself herself itself myself yourself ourselves nobody somebody someone everyone ' +
  'everybody anyone nothing something anything everything';

/**
 * Everyday words of English, and those of work and products, by which a list of short statements shows its language.
 * Words that other languages have taken over, such as "meeting", "software" or "dashboard", are left out on purpose.
 */
export const englishCommonWords =
  'ability able accept access account accurate achieve act add admit advice afraid agree ahead allow alone amount ' +
  'annoy answer anxious appear apply approve argue arrive ask assign attend available avoid aware away back bad ' +
  'balance become before begin behind belief believe below benefit best better beyond big bill blame block book ' +
  'boring borrow break bring broken build building busy buy buyer call calm care career careful carry catch cause ' +
  'certain chance change chase cheap check child choice choose claim clean clear clock close cold collect combine ' +
  'come comfortable common company compare complain complete complex concern confident confirm confuse connect ' +
  'consider contain continue copy correct cost count country cover create current customer cut daily damage danger ' +
  'day decide decision deep deliver delay demand depend describe detail develop different difficult discover ' +
  'discuss door double doubt draw dread dream drive drop due duty early earn easy easier edit effort eight either ' +
  'else employee empty end engage enjoy enough ensure enter entire entry equal error escape evening event evidence ' +
  'example exchange expect expense expensive experience explain explore extra face fact fail failure fair fall ' +
  'family far fast faster fault fear feel feeling fight figure file fill final find fine finish first fit five ' +
  'fixed flexible focus follow food forget forward four free frequent friend front frustrate full fund further gain ' +
  'gather get give glad go goal good great ground group grow growth guess guide habit half hand handle happen happy ' +
  'hard hate head health hear heavy help hesitate hide high hire hold home honest hope hospital hour house huge ' +
  'idea ignore important improve include increase inform insight instead interest invoice issue join judge keep key ' +
  'kind know knowledge lack large last late later law lead leader learn leave length less let letter level lie life ' +
  'light like likely limit line list listen little live long look lose loss lot love low lower main maintain make ' +
  'manage manual market matter mean measure memory mention mess message middle mind minute miss mistake money ' +
  'month morning move name narrow near need nervous new news next night nine notice now number object occur offer ' +
  'office old once one open option order outdated outside overwhelm paper part pass pay payment peer people percent ' +
  'perform person phone pick piece place plain plan play point poor possible post power practice prefer prepare ' +
  'present pressure pretend prevent previous price private problem process produce product progress promise proof ' +
  'protect prove provide public purchase push put quality question quick quiet quit quite raise rather reach read ' +
  'reader ready real realise realize reason receive recent recognise recognize recommend record reduce regular ' +
  'reject relate reliable rely remain remember remind remove repeat replace reply request require research ' +
  'respect respond response rest result return review right risk room round rule run rush safe sale sales save say ' +
  'scale scatter schedule school season second secure security see seem sell send sense separate serve set seven ' +
  'several share shift ship short side sign simple since single site six skill skip sleep slow slower small smart ' +
  'solve soon sort speak speed spend spot spread spreadsheet staff stand state stay step stick straight stress ' +
  'strict strong struggle stuck study succeed success suffer suggest supplier supply support sure surprise switch ' +
  'take talk task teach team tell ten thing think thought three throw time tired together tomorrow touch toward ' +
  'track trade train travel treat trouble true trust try turn two type uncertain understand unexpected unknown use ' +
  'useful value view visible visit voice wait walk want warn waste watch way weak week weekend well whether whole ' +
  'wide win wish word work worker world worry worth write wrong year yesterday young';

/**
 * Function words of the languages that most often stand in such files besides English (German, Dutch, French, Spanish,
 * Portuguese, Italian, Scandinavian, Polish, Czech, Turkish, Finnish, Indonesian). Words that are English too, such as "die", "on" or
 * "me", are left out.
 */
export const otherFunctionWords =
  'der das und nicht ist ein eine einen einer einem mit für auf den von zu sich dem im wir ich sie wird sind bei nach oder ' +
  'aus auch wenn wie noch nur aber vor über ohne seine ihre ihr ihren seinen kann muss zum zur dass werden keine ' +
  'het een en van dat niet voor zijn naar ook te bij aan maar geen haar wordt kan zonder uit nog om tussen ' +
  'le la les des du et un une est pour dans que qui pas sur avec nous je ses sa au aux ne ou elle il ce cette sans sont ' +
  'leur par mais plus son être entre ' +
  'el los las y una por con para del se su más lo sus sin cuando pero es al muy ya entre desde hay ' +
  'os da em não com uma seu sua mais dos das ao na nas nos sem quando ela ele foi são também pelo pela ' +
  'di che per non sono della dei delle nel gli alla anche suo ha dal quando senza ' +
  'och att det som för är med till ikke og av på ett inte den hun han jeg ' +
  'nie się że jest jak w z dla po przez od jej jego są oraz które bez czy gdy ale tylko lub ' +
  'se že je na si aby nebo ale pro který ' +
  'bir ve bu için ile da de çok daha ' +
  'ja ei että hän kun ' +
  'yang dan di untuk dengan tidak dari ini itu pada';

/** How words of the same languages end, and hardly one of English that is not among its common words. */
export const otherEndings =
  '[^aeiouy]{2}ung \\w{4}ung \\w{3}ungen \\w{2}heit \\w{2}keit \\w{2}heiten \\w{2}keiten \\w{3}lich \\w{3}lichen ' +
  '\\w{3}isch \\w{3}ischen schaft ieren iert ierte \\w{3}enz \\w{3}anz \\w{3}heid \\w{3}eren atie entie ctie iteit ' +
  'lijk lijke lijkheid sering \\w{3}itet zione zioni \\w{3}mento \\w{3}menti \\w{3}cion \\w{2}ciones \\w{3}idad ' +
  '\\w{3}idade \\w{3}acao \\w{3}mente \\w{3}aggio ateur ateure euse \\w{3}inen ointi acja acje acji nosc \\w{3}nost';

/** Letters that follow one another in those languages, and hardly ever in English. */
export const otherSpellings = 'aa(?!s$) yy uu ij kk jk zw tsch sz cz rz vj sj fj kj hj lj';
