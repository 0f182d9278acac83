/** First names as they stand in personas, by which a made-up name is told from a title such as "Content Creator". */
export const givenNames =
  'aaron abby abigail adam adele adrian aiden al alan albert alec alex alexa alexander alexandra alexis alfred alice ' +
  'alicia alison allison amanda amber amelia amy ana andrea andrew andy angela angie anita ann anna annabel anne annie ' +
  'anthony antonio april ariel arnold art arthur ashley audrey austin ava avery barbara barney barry bart beatrice becky ' +
  'bella ben benjamin bernard bernie bert beth betty bev beverly bill billy bob bobby bonnie brad brandon brenda brent ' +
  'brett brian bridget britney bruce bryan caleb calvin cameron camilla carl carla carlos carmen carol caroline carrie ' +
  'casey cassie catherine cathy cecilia chad charlie charles charlotte chelsea chloe chris christina christine ' +
  'christopher cindy claire clara clark claudia clyde cody colin connie connor craig curtis cynthia daisy dan dana ' +
  'daniel daniela danielle danny daphne darren dave david dean debbie deborah debra denise dennis derek diana diane dick ' +
  'dina dirk dolores dominic don donald donna dora doris dorothy dot doug douglas drew duncan dustin dylan earl ed eddie ' +
  'edith edward eileen elaine eleanor elena eli elijah elizabeth ella ellen elliot emily emma enrico eric erica erik erin ' +
  'ernest ernie esther ethan eugene eva evan eve evelyn faith fatima felix fiona florence frances francis frank franny ' +
  'fred freddie frida gabe gabriel gail garry gary gavin gemma gene george georgia gerald gil gina ginny glen gloria grace ' +
  'graham greg gregory greta gus guy gwen hank hannah harold harriet harry harvey hazel heather hector heidi helen ' +
  'henrietta henry herbert holly hope howard hugo ian ida igor imogen ingrid irene iris isaac isabel isabella ivan ivy ' +
  'jack jackie jacob jake james jamie jan jane janet janice jared jasmine jason jay jean jeff jeffrey jen jenna jennifer ' +
  'jenny jeremy jerry jess jesse jessica jill jim jimmy jo joan joanna joe joel john johnny jon jonathan jordan jose ' +
  'joseph josh joshua joy joyce juan judith judy julia julian julie juliet justin karen karl kate katherine kathleen kathy ' +
  'katie kay kayla keith kelly ken kenneth kerry kevin kim kira kirk kristen kurt kyle lana lance larry laura lauren leah ' +
  'lee lena leo leon leonard leslie lewis liam lily linda lisa liz logan lois lola lou louis louise lucas lucy luis luke ' +
  'lydia lynn mabel maggie marc marcia marcus margaret maria marie marilyn mario marion mark marsha martha martin marvin ' +
  'mary mateo matt matthew maureen max maxine maya meg megan mel melanie melissa melvin mia michael michelle miguel mike ' +
  'mila milo miriam mitch molly monica morgan nadia nancy naomi natalie nate nathan ned neil nell nelly nicholas nick ' +
  'nicole nina noah noel nora norma norman oliver olivia ollie omar oscar otto owen pablo pam pamela pat patricia patrick ' +
  'patty paul paula pauline pedro peggy penelope penny percy perry pete peter petra phil philip phoebe phyllis polly ' +
  'priya quentin quincy quinn rachel ralph ramona randy raul ray raymond rebecca reggie regina rene rhonda ricardo richard ' +
  'rick rita rob robert roberta robin rodney roger roland ron ronald rosa rose rosie ross roy ruby rupert russell ruth ' +
  'ryan sabrina sadie sally sam samantha samuel sandra sandy sara sarah saul scott sean selma seth shannon sharon shaun ' +
  'sheila shelly shirley sid sidney simon simone sofia sonia sophia sophie spencer stacy stan stanley stella stephanie ' +
  'stephen steve steven stuart sue susan susie suzanne sven sylvia tania tanya tara ted teresa teri terry tess theo ' +
  'theodore theresa thomas tiffany tim timothy tina toby todd tom tommy toni tony tracy travis trevor trish trudy tyler ' +
  'uma ursula val valerie vanessa vera veronica vic vicky victor victoria vince vincent viola violet virginia vivian ' +
  'wade wallace wally walter wanda warren wayne wendy wes wesley will william willy winnie xander xavier yasmin yolanda ' +
  'yvette yvonne zach zachary zane zara zelda zoe';

/** Roles and traits that teams put behind or before a first name. Common surnames (Baker, Carter, Miller) are left out. */
export const roleWords =
  'accessibility, accountant, accounting, achiever, admin, administrator, adopter, adventurer, advertiser, advisor, ' +
  'advocate, agency, agent, agile, ai, ambitious, analyst, analytics, analytical, anxious, api, apprentice, architect, artist, ' +
  'artsy, assistant, auditor, author, backend, banker, bargain, beginner, biz, blogger, boss, bossy, broker, browser, budget, ' +
  'builder, business, busy, buyer, caregiver, carer, casual, cautious, ceo, cfo, champion, chief, cio, client, clinician, ' +
  'cloud, cmo, coach, coder, collaborator, collector, commuter, community, consultant, consumer, contractor, coordinator, coo, ' +
  'creative, creator, cto, curator, curious, customer, dad, data, deal, dealer, designer, dev, developer, devops, digital, ' +
  'director, doctor, donor, driver, eager, early, economist, editor, educator, employee, employer, engineer, enterprise, ' +
  'entrepreneur, established, evangelist, event, exec, executive, expert, explorer, facilitator, family, fan, finance, ' +
  'financial, foodie, founder, freelance, freelancer, frontend, frugal, frustrated, fundraiser, gamer, geek, graduate, ' +
  'growth, guru, hacker, handy, head, health, healthy, helper, hiring, hobbyist, homeowner, host, hr, impatient, influencer, ' +
  'innovator, instructor, intern, investor, it, janitor, journalist, junior, landlord, lawyer, laggard, lead, leader, learner, ' +
  'lecturer, legal, librarian, local, loyal, lurker, maintainer, maker, manager, marketer, marketing, markety, media, medic, ' +
  'member, mentor, merchant, millennial, mobile, moderator, mom, mother, motivated, mum, musician, newbie, newcomer, nomad, ' +
  'novice, nurse, nursing, officer, online, onboarding, operations, operator, ops, organised, organized, organiser, organizer, ' +
  'outdoorsy, owner, parent, partner, patient, pharmacist, photographer, physician, pilot, planner, player, pm, policy, power, ' +
  'practical, pragmatic, premium, principal, pro, procrastinator, procurement, product, producer, professional, professor, ' +
  'programmer, project, publisher, purchasing, qa, quality, realtor, recruiter, recruiting, regular, remote, renter, ' +
  'researcher, retail, retailer, retired, retiree, rookie, salesperson, sales, salesman, scientist, security, seller, selly, ' +
  'senior, shopper, skeptic, skeptical, sceptic, sceptical, small business, soccer mom, social, software, soccer, solo, ' +
  'specialist, spender, sporty, sponsor, staff, startup, strategist, strategic, streamer, student, supervisor, supplier, ' +
  'support, surgeon, sustainability, sysadmin, teacher, tech, technical, techie, technician, techy, teen, tenant, tester, ' +
  'therapist, thrifty, tourist, trader, trainee, trainer, traveler, traveller, trendy, tutor, undecided, unhappy, uni, ' +
  'university, user, utility, ux, value, vendor, veteran, vet, video, visitor, visual, volunteer, vp, wealthy, web, webmaster, ' +
  'wellness, worker, worried, writer, youtuber, zealot';
