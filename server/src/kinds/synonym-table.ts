import type { KindName } from './types.js';

/**
 * The names that real files give to the keys of the format, by kind and place.
 *
 * A place is the way of keys from the entity, `*` for the items of a list, the empty text for the entity itself. What
 * stands on the left is the canonical key: of the same mapping (`goals`), of a mapping below it
 * (`demographics.age_range`) or of the entity (`/role`). On the right stand its other names, in snake_case. A name that
 * stands behind several canonical keys means the first that is still free.
 */
export type Names = Readonly<Record<string, string>>;
export type Places = Readonly<Record<string, Names>>;

/** For the mapping of every kind. The name of the kind with `_id` is an `id` too. */
export const namesOfEveryKind: Names = {
  id: 'slug identifier',
  name: 'title label display_name heading',
  summary:
    'description desc overview about abstract synopsis short_description brief tldr introduction intro background details',
  owner: 'owned_by maintainer maintained_by responsible',
  tags: 'labels keywords tag',
  evidence: 'sources source references data_sources based_on research_sources citations',
  'review.last': 'last_reviewed last_review reviewed reviewed_on last_updated updated updated_at last_modified',
  'review.cadence': 'review_cadence review_cycle review_frequency',
};

/** For an item of any list of statements, beside the canonical noun of that list. */
export const namesOfStatement = 'item statement text title name label value description content detail summary';

/** For every mapping that is a range. */
export const namesOfRange: Names = {
  min: 'from minimum low lower start at_least gte lower_bound',
  max: 'to maximum high upper end at_most lte upper_bound',
};

/** For what stands at the end of any place: `evidence/*`, an item of a list of evidence. */
export const namesAnywhere: Places = {
  'evidence/*': {
    source: 'url link reference title citation name href document',
    sample_size: 'n sample respondents participants',
    date: 'when collected gathered',
    confidence: 'certainty strength',
    quote: 'verbatim quotation',
  },
  review: { last: 'last_reviewed last_review date reviewed updated last_updated', cadence: 'frequency cycle interval' },
  'review/history/*': { change: 'description what note notes changes summary', date: 'when on' },
  size: {
    people: 'count number total users population estimate headcount',
    share: 'percentage percent proportion fraction',
    source: 'reference',
  },
};

const pains =
  'frustrations pains challenges challenges_and_pains pains_and_challenges pains_and_frustrations barriers fears friction ' +
  'dislikes problems obstacles pain pain_point frustration struggles concerns worries issues blockers ' +
  'annoyances difficulties hurdles key_challenges key_pain_points main_frustrations challenge';
const tools =
  'tech_stack technologies technology software apps tools_used application_usage platforms systems stack current_tools ' +
  'favourite_tools favorite_tools toolset tool_stack';
const triggers = 'triggers buying_triggers buying_trigger trigger_events purchase_triggers trigger_event';
const criteria =
  'decision_criteria buying_criteria purchase_criteria evaluation_criteria selection_criteria decision_factors purchase_factors';
const roleNames = 'occupation job_title jobtitle profession position job job_role current_role designation work_title';

const demographics: Names = {
  age_range: 'age ages age_group age_bracket age_band',
  education: 'education_level educational_background degree schooling qualification qualifications',
  career_stage: 'seniority seniority_level career_level experience_level',
  income_range: 'income income_level salary salary_range annual_income household_income income_bracket',
  location: 'locations city country region geography based_in lives_in residence hometown place',
  languages: 'language spoken_languages native_language',
};
const professionalContext: Names = {
  tools,
  kpis: 'kpi metrics success_metrics measures key_metrics success_measures measured_on measured_by',
  team_size: 'direct_reports team reports size_of_team',
  information_sources:
    'channels preferred_channels sources_of_information media watering_holes news_sources info_sources trusted_sources ' +
    'communities publications preferred_media',
  budget_authority: 'budget purchasing_power budget_responsibility spending_authority',
};
const buying: Names = {
  trigger: triggers,
  criteria,
  timeline: 'buying_timeline purchase_timeline decision_timeline sales_cycle buying_cycle timeframe',
  influencers: 'stakeholders decision_influencers influenced_by buying_committee',
  research: 'research_habits research_behaviour research_behavior research_methods research_process',
};
const messaging: Names = {
  value_proposition: 'value_prop key_message core_message uvp',
  proof_point: 'proof proof_points reason_to_believe',
  call_to_action: 'cta',
};

/** The same names one level up: `age` at the top of a persona is `demographics.age_range`. */
function below(container: string, names: Names, canonicalToo: readonly string[] = []): Names {
  return Object.fromEntries(
    Object.entries(names).map(([key, others]) => [
      `${container}.${key}`,
      canonicalToo.includes(key) ? `${key} ${others}` : others,
    ]),
  );
}

const persona: Places = {
  '': {
    id: 'persona_id',
    name: 'label display_name persona_name full_name title persona',
    role: `${roleNames} title`,
    summary:
      'description desc profile background bio biography blurb overview about abstract snapshot intro introduction ' +
      'short_description short_bio tldr who_they_are',
    narrative: 'backstory story scenario day_in_the_life background_story background bio biography long_description',
    quote: 'tagline quote_text representative_quote motto catchphrase key_quote in_their_words slogan testimonial',
    image: 'img pic picture photo avatar portrait image_url photo_url avatar_url picture_url profile_image headshot',
    type: 'persona_type',
    basis: 'persona_basis research_basis',
    reports_to: 'manager boss supervisor line_manager reporting_to',
    why_not: 'why_excluded exclusion_reason reason_excluded',
    priority: 'tier persona_priority priority_tier',
    size: 'population segment_size audience_size',
    goals:
      'objectives desires aims primary_goal primary_goals needs goal aspirations ambitions wants key_goals main_goals ' +
      'user_goals top_goals targets desired_outcomes wants_and_needs goals_and_needs',
    pain_points: pains,
    motivations: 'motivators drivers motivation motivates incentives what_drives_them driving_forces',
    behaviours:
      'behaviors habits behavioral_traits behavioural_traits behavior behaviour behavior_patterns behaviour_patterns ' +
      'activities typical_activities routines daily_activities',
    workflows: 'workflow processes tasks key_tasks daily_tasks typical_tasks responsibilities duties day_to_day',
    accessibility: 'accessibility_needs a11y access_needs assistive_needs accessibility_considerations',
    objections: 'objection common_objections buying_objections sales_objections hesitations reservations',
    jobs: 'jobs_to_be_done jtbd jtbds job_ids jtbd_ids',
    segments: 'segment segment_ids market_segments audiences',
    icps: 'icp icp_ids ideal_customer_profiles',
    parent: 'parents extends inherits inherits_from based_on_persona',
    demographics: 'demographic demographic_info demographic_profile demographic_data demography',
    professional_context:
      'work_context professional_background professional_info work_environment job_context work professional',
    buying:
      'buying_process buying_behavior buying_behaviour buying_journey purchase_process buyer_journey purchasing decision_making',
    messaging: 'positioning message key_messaging',
    ...below('demographics', demographics, Object.keys(demographics)),
    ...below('professional_context', professionalContext, Object.keys(professionalContext)),
    ...below('buying', buying, ['trigger', 'criteria', 'influencers', 'timeline']),
    ...below('messaging', messaging, Object.keys(messaging)),
  },
  demographics: { ...demographics, '/role': `role ${roleNames}` },
  professional_context: {
    ...professionalContext,
    '/role': `role title ${roleNames}`,
    '/reports_to': 'reports_to manager',
  },
  buying: { ...buying, '/objections': 'objections objection' },
  messaging: { ...messaging, value_proposition: `${messaging.value_proposition} message headline` },
  quote: { text: 'quote content quote_text', source: 'attribution author by speaker' },
  priority: { tier: 'level rank value', why: 'reason rationale justification', revenue_share: 'share revenue' },
  'goals/*': {
    goal: 'objective aim need desire outcome want',
    type: 'category kind goal_type',
    rank: 'priority order',
  },
  'pain_points/*': {
    pain: 'pain_point frustration challenge problem issue barrier fear obstacle struggle concern',
    severity: 'intensity level pain_level',
    impact: 'cost consequences',
    rank: 'priority order',
  },
  'pain_points/*/impact': { time: 'hours time_lost', money: 'cost amount', reputation: 'image standing' },
  'motivations/*': { motivation: 'motivator driver', rank: 'priority order' },
  'behaviours/*': { behaviour: 'behavior habit activity action routine', frequency: 'how_often' },
  'workflows/*': { workflow: 'task process activity responsibility', steps: 'stages', frequency: 'how_often' },
  'accessibility/*': { need: 'requirement disability accessibility_need', permanence: 'duration kind type' },
  'objections/*': {
    objection: 'concern worry hesitation',
    root_cause: 'cause underlying_concern real_reason why reason',
    response: 'answer rebuttal counter how_to_respond counter_argument reply handling',
  },
  'buying/criteria/*': { criterion: 'factor criteria', rank: 'priority order' },
  validation: { customer_success: 'cs customer_support success', sales: 'sales_team', product: 'product_team' },
  ...Object.fromEntries(
    ['sales', 'customer_success', 'product'].map((check) => [
      `validation/${check}`,
      { date: 'on when validated_on', by: 'who reviewer name', verdict: 'result outcome status' },
    ]),
  ),
};

const firmographics: Names = {
  industries: 'industry verticals vertical sectors sector target_industries target_industry',
  company_size:
    'employee_count employee_range employees headcount num_employees number_of_employees company_sizes size_range ' +
    'employee_size company_headcount size',
  annual_revenue: 'revenue revenue_range arr turnover annual_turnover revenues',
  geographies: 'geography region regions location locations countries country markets territory territories geo',
  growth_stages: 'growth_stage stage stages funding_stage funding_stages company_stage company_stages stage_preference',
};
const technographics: Names = {
  stack: tools.replace(/\bstack\b/, 'tools tech required_tools'),
  infrastructure: 'hosting deployment deployment_model',
  maturity: 'tech_maturity technology_maturity digital_maturity adoption',
};
const business: Names = {
  pain_intensity: 'pain_level pain_severity',
  budget_authority: 'budget budget_owner',
  buying_process: 'decision_process purchase_process buying_committee',
  contract_value:
    'deal_size acv average_deal_size annual_contract_value budget_range deal_value average_contract_value',
};

const icp: Places = {
  '': {
    id: 'profile_id',
    name: 'title label display_name profile_name icp_name',
    disqualifiers:
      'exclusions exclude negative_signals dealbreakers deal_breakers disqualifying_criteria exclusion_criteria red_flags ' +
      'disqualification_criteria disqualify_if not_a_fit excluded',
    firmographics:
      'firmographic firmographic_filters firmographic_criteria company company_profile company_characteristics',
    technographics: 'technographic technographic_filters',
    business: 'business_context situation business_criteria',
    scoring: 'scoring_model score_model',
    accounts: 'target_accounts example_accounts companies example_customers best_customers',
    ...below('firmographics', firmographics, Object.keys(firmographics)),
    ...below('technographics', technographics, ['stack', 'infrastructure']),
    ...below('business', business, Object.keys(business)),
    'signals.positive':
      'buying_signals positive_signals buying_triggers triggers trigger_events intent_signals green_flags qualifying_signals',
    'signals.negative': 'negative_signals red_flags',
    'personas.buyers': 'buyer_personas buyers decision_makers',
    'personas.users': 'user_personas users',
  },
  firmographics,
  technographics,
  business,
  signals: {
    positive: 'positive_signals buying_signals green_flags high_intent',
    negative: 'negative_signals red_flags',
    '/disqualifiers': 'disqualifiers',
  },
  personas: { buyers: 'buyer decision_makers buyer_personas', users: 'user end_users user_personas' },
  'signals/positive/*': { signal: 'trigger indicator' },
  'signals/negative/*': { signal: 'trigger indicator' },
  'disqualifiers/*': { disqualifier: 'exclusion reason criterion' },
  'scoring/attributes/*': {
    attribute: 'name criterion factor id',
    weight: 'points importance',
    ideal: 'best',
    poor: 'bad',
  },
  scoring: { attributes: 'criteria factors', tiers: 'thresholds levels' },
  'scoring/tiers/*': { tier: 'level number', min: 'minimum from threshold min_score', action: 'next_step approach' },
  'accounts/*': { name: 'company account company_name title', notes: 'note comments comment', scores: 'ratings score' },
};

const statement: Names = {
  when: 'situation context circumstance',
  want: 'i_want want_to i_want_to motivation action',
  so: 'so_that so_i_can outcome expected_outcome benefit',
};
const forces: Names = {
  push: 'pushes push_forces what_pushes pushing',
  pull: 'pulls pull_forces what_pulls pulling',
  anxiety: 'anxieties anxiety_forces what_scares',
  habit: 'habits habit_forces what_holds inertia attachment',
};
const layers = { functional: 'functional_jobs functional_job', emotional: 'emotional_jobs emotional_job' };
const jobLayers: Names = { ...layers, social: 'social_jobs social_job', related: 'related_jobs related_job' };
const jtbd: Places = {
  '': {
    id: 'job_id',
    name: 'job title job_title job_name label display_name',
    performers: 'job_performers performer job_performer personas persona job_executor job_executors executors actors',
    statement: 'job_statement job_story jtbd_statement',
    jobs: 'job_layers layers job_types',
    map: 'job_map jobmap universal_job_map',
    outcomes: 'desired_outcomes success_criteria outcome_statements success_measures desired_outcome_statements',
    forces: 'forces_of_progress four_forces switching_forces progress_forces forces_summary',
    competitors:
      'alternatives competing_solutions current_solutions hired_today existing_solutions substitutes workarounds',
    ...below('statement', statement, ['when', 'want']),
    ...below('jobs', jobLayers, Object.keys(jobLayers)),
    ...below('forces', forces, Object.keys(forces)),
  },
  statement,
  jobs: jobLayers,
  forces,
  ...Object.fromEntries(
    ['functional', 'emotional', 'social', 'related'].map((layer) => [`jobs/${layer}/*`, { job: 'task goal need' }]),
  ),
  ...Object.fromEntries(
    ['push', 'pull', 'anxiety', 'habit'].map((force) => [`forces/${force}/*`, { [force]: 'force reason' }]),
  ),
  'outcomes/*': {
    outcome: 'desired_outcome metric measure',
    importance: 'imp importance_score',
    satisfaction: 'sat satisfaction_score current_satisfaction',
  },
  'competitors/*': { competitor: 'alternative solution' },
};

const story: Places = {
  '': {
    id: 'story_id key',
    name: 'title headline label display_name',
    as_a: 'as persona role actor user who persona_id as_an as_the',
    i_want: 'want i_want_to want_to goal action capability need',
    so_that: 'so benefit reason why so_i_can in_order_to business_value outcome',
    job: 'jtbd job_id jtbd_id job_to_be_done',
    acceptance_criteria:
      'criteria acceptance ac acceptance_tests conditions_of_satisfaction scenarios acceptance_criterion',
    points: 'story_points estimate effort story_point',
    depends_on: 'dependencies blocked_by depends dependency requires',
  },
  'acceptance_criteria/*': { criterion: 'scenario criteria condition check name title description text' },
};

const segment: Places = {
  '': {
    id: 'audience_id',
    basis: 'segmentation_basis basis_of_segmentation segment_type segmentation_type type',
    lifecycle: 'lifecycle_stage stage customer_stage',
    usage: 'usage_pattern usage_patterns product_usage usage_frequency',
    engagement: 'engagement_level engagement_pattern',
    value: 'value_characterization customer_value ltv lifetime_value clv',
    strategy: 'approach activation_notes marketing_strategy activation engagement_strategy',
    criteria: 'inclusion_criteria rules conditions defining_criteria segment_criteria definition characteristics',
    size: 'estimated_size size_estimate population audience_size',
    personas: 'linked_personas persona_ids members persona',
  },
  'criteria/*': { criterion: 'condition rule criteria' },
};

const analysis = (fields: Readonly<Record<string, string>>): Names => ({
  subject: 'about topic',
  persona: 'persona_id',
  ...fields,
});
const mapOf: Names = { persona: 'persona_id actor' };

/** The table itself. A test holds every canonical key in it against the schema. */
export const synonymTable: Partial<Record<KindName, Places>> = {
  persona,
  icp,
  jtbd,
  story,
  segment,
  'persona-map': {
    '': { purpose: 'goal objective aim intent', personas: 'members entries', axes: 'dimensions' },
    'personas/*': {
      persona: 'id persona_id name ref',
      priority: 'importance tier level designation',
      why: 'reason rationale justification notes',
    },
  },
  'empathy-map': {
    '': {
      ...mapOf,
      who: 'who_are_we_empathizing_with who_are_they',
      do: 'task what_do_they_need_to_do',
      sees: 'see seeing what_they_see',
      says: 'say saying what_they_say quotes',
      does: 'doing actions what_they_do behaviours behaviors',
      hears: 'hear hearing what_they_hear',
      thinks: 'think thinking thoughts what_they_think',
      feels: 'feel feeling feelings emotions what_they_feel',
      pains: 'pain_points frustrations fears challenges obstacles',
      gains: 'goals wants needs desires benefits',
    },
  },
  'value-proposition': {
    '': {
      ...mapOf,
      profile: 'customer_profile customer customer_segment',
      value_map: 'offer value_proposition',
      'profile.jobs': 'customer_jobs jobs jobs_to_be_done',
      'profile.pains': 'customer_pains pains pain_points frustrations',
      'profile.gains': 'customer_gains gains desires',
      'value_map.products': 'products_and_services products services',
      'value_map.pain_relievers': 'pain_relievers relievers',
      'value_map.gain_creators': 'gain_creators creators',
    },
    profile: {
      jobs: 'customer_jobs jobs_to_be_done',
      pains: 'customer_pains pain_points frustrations',
      gains: 'customer_gains',
    },
    value_map: { products: 'products_and_services services', pain_relievers: 'relievers', gain_creators: 'creators' },
    'value_map/pain_relievers/*': { reliever: 'pain_reliever', relieves: 'pain pains addresses answers' },
    'value_map/gain_creators/*': { creator: 'gain_creator', creates: 'gain gains addresses answers' },
    'value_map/products/*': { product: 'service offer' },
  },
  'experience-map': {
    '': {
      ...mapOf,
      scenario: 'situation context',
      expectations: 'expectation',
      stages: 'phases steps journey journey_stages',
    },
    'stages/*': {
      stage: 'name title phase step label',
      actions: 'doing activities',
      touchpoints: 'channels touch_points channel',
      thoughts: 'thinking thinks',
      emotion: 'sentiment mood emotion_score emotional_state',
      pains: 'pain_points frustrations barriers',
      opportunities: 'ideas improvements opportunity',
    },
  },
  swot: {
    '': analysis({
      strengths: 'strength pros',
      weaknesses: 'weakness cons',
      opportunities: 'opportunity',
      threats: 'threat risks',
    }),
  },
  pestel: {
    '': analysis({
      political: 'politics',
      economic: 'economy economical',
      social: 'sociocultural socio_cultural',
      technological: 'technology tech',
      ecological: 'environmental environment',
      legal: 'regulatory law',
    }),
  },
  'maturity-model': {
    '': {
      subject: 'topic about',
      levels: 'maturity_levels stages',
      dimensions: 'areas capabilities criteria categories',
      assessments: 'ratings evaluations',
    },
    'levels/*': { level: 'number index value', name: 'title label', description: 'desc definition text summary' },
    'dimensions/*': { dimension: 'name area category capability title', descriptions: 'levels level_descriptions' },
    'assessments/*': { subject: 'team name who', levels: 'scores ratings', date: 'on when' },
  },
  study: {
    '': {
      method: 'methodology research_method research_type',
      date: 'conducted conducted_on study_date',
      sample_size: 'sample respondents participants_count number_of_participants',
      participants: 'interviewees attendees who',
      duration: 'length',
      link: 'url report href',
      findings: 'insights learnings key_findings takeaways observations conclusions results',
    },
    'findings/*': { finding: 'insight learning observation result' },
  },
  'interview-guide': {
    '': { ...mapOf, sections: 'topics groups parts question_groups themes' },
    'sections/*': { section: 'name title topic group heading theme', questions: 'items prompts' },
    'sections/*/questions/*': { question: 'q prompt' },
  },
  glossary: {
    '': { terms: 'entries words definitions vocabulary' },
    'terms/*': {
      term: 'name word title phrase label',
      definition: 'description meaning def glossary explanation text',
      acronym_of: 'stands_for expansion full_form',
      see_also: 'related related_terms see',
    },
  },
};

/**
 * Lists that real files keep as a mapping: which keys of an item take the key and the text of each entry. Elsewhere
 * the entry is the statement, and its key becomes `x_key`.
 */
export const entriesOf: Partial<Record<KindName, Readonly<Record<string, readonly [key: string, text: string]>>>> = {
  glossary: { terms: ['term', 'definition'] },
  'maturity-model': { levels: ['level', 'name'] },
};

/** Keys that other rules speak of; converting must not hide them behind `x_`. */
export const spokenFor: Partial<Record<KindName, string>> = {
  persona:
    'gender sex pronouns ethnicity race religion nationality marital_status family_status sexual_orientation disability ' +
    'disabilities political_views politics',
  icp:
    'age ages age_range age_group gender genders sex pronouns marital_status family_status demographics demographic ' +
    'psychographics psychographic personality personality_traits personality_type hobbies lifestyle life_stage ' +
    'motivations education education_level career_stage income_range household_income salary salary_range ' +
    'religion ethnicity race sexual_orientation',
};
