/** Verbs that are nothing else: behind "and" they begin a second want. */
export const verbs =
  'accept activate add adjust allocate analyse analyze append apply approve arrange ask assign attach avoid ' +
  'become browse build buy calculate cancel capture categorise categorize choose clarify collect compare complete ' +
  'compose configure confirm connect contact convert create customise customize deactivate decide decline define ' +
  'delete deploy describe disable disconnect discover distribute edit eliminate embed enable enter evaluate execute ' +
  'explain explore extend fetch find follow forward generate get give grant hear hide highlight identify include ' +
  'inform insert inspect install integrate invite join keep know launch learn let listen locate make manage merge ' +
  'modify navigate notify obtain organise organize pay pick post predict prepare prevent prioritise prioritize ' +
  'prove provide publish put read receive recognise recognize recommend reduce refine register reject ' +
  'remember remind remove rename replace reply reschedule resolve restore retrieve revoke rotate save see select send ' +
  'simulate specify spot store submit subscribe suggest suspend synchronise synchronize sync tell transform translate ' +
  'unassign undo unlock unsubscribe update validate verify visualise visualize withdraw write';

/** Verbs that are nouns, or adjectives, as well: they count as verbs before "the", "my", "it" and the like. */
export const doubtfulVerbs =
  'access alert annotate answer archive backup block bookmark book budget call change chart chat check claim clean ' +
  'close comment control copy credit deal demo deposit design display document download draft drop estimate exchange ' +
  'export favourite favorite file filter flag forecast format grade graph group handle help import index invoice issue ' +
  'label like limit link list lock log look mark match measure mention message model monitor move name note offer open ' +
  'order pin plan play preview price print process produce purchase query quote rank rate record refund release rent ' +
  'repeat report request reserve reset result return review reward run scan schedule score search secure separate set ' +
  'share show sign sort split start stop study subscribe summarise summarize support surface survey switch tag target ' +
  'test text track trade train transfer trigger try upload use view visit vote watch work';

/** They lead to what is wanted and are no want of their own: "open the list and see what is missing". */
export const wayThere =
  'open go come click tap press visit walk drive scroll swipe stop sit look log sign enter return turn pick take call ring ' +
  'try start begin wait be have scan hover navigate browse';

/** To take something in is one thing with understanding it. */
export const takingIn = 'see read hear find learn look know watch view check compare review';
export const understanding =
  'understand know remember recognise recognize decide see feel learn choose pick judge tell';

/** Two verbs that are one act. */
export const oneAct =
  'drag and drop, copy and paste, cut and paste, search and replace, find and replace, point and click, pick and choose, ' +
  'plug and play, track and trace, wait and see, mix and match, click and collect, read and write, save and close, ' +
  'save and exit, save and continue, stop and start, start and stop, lock and unlock, show and hide, zoom and pan, ' +
  'pan and zoom, rate and review, come and go, turn on and off, log in and out, review and approve, plan and track, ' +
  'order and pay, set and forget, compare and contrast, rank and stack, up and run, meet and greet, bill and pay';
