import type { LexiconRow } from './lexicon-format';

/** English screen language of California portals. Own work; no third-party list was copied. Format: `lexicon-format.ts`. */
export const LEXICON_EN: readonly LexiconRow[] = [
  [
    'SUD',
    'd',
    '{alcohol,etoh,opioid,opiate,cannabis,cocaine,stimulant,sedative,methamphetamine,amphetamine,benzodiazepine,substance,drug,heroin,fentanyl} {use disorder*,dependen*,abuse,misuse,withdrawal,intoxication,overdose};alcoholi*;chemical* dependen*;{problem,binge} drinking;{injection,iv,intravenous} drug use*;IVDU;PWID;OUD;AUD {mild,moderate,severe,in remission};{use,uses,using,used,relapsed on,inject*,smok*,snort*} {heroin,fentanyl,meth,methamphetamine,cocaine,crack,crystal meth};{substance use,alcohol,drug,opioid,addiction,SUD,AOD} {treatment,detox*,rehab*,recovery,residential,counsel*};medication assisted treatment;MOUD;MAT {program,clinic,services};methadone {maintenance,clinic,program,dos*};{opioid,narcotic} treatment program;{OTP,NTP} clinic;take home doses;withdrawal management;sober living;recovery residence;{12,twelve} step;{alcoholics,narcotics} anonymous;ASAM {level,criteria,assessment,dimension*};CIWA;COWS score;DMC ODS;drug {medi cal,court};suboxone;subutex;sublocade;zubsolv;brixadi;buprenorphine;vivitrol;antabuse;disulfiram;acamprosate;campral;{urine drug screen,UDS,utox,drug screen,tox screen} {positive,pos}',
  ],
  ['SUD', 'm', 'methadone;naltrexone;sobriety;sober since;clean and sober;{last,date of last} relapse'],
  ['SUD', 't', 'SUD;AOD;substance {use,abuse};drug use;addiction*'],
  ['SUD', 'w', 'alcohol use;detox;naloxone;narcan;drug screen'],
  [
    'SUD_CN',
    'd',
    '{SUD,substance use {,disorder},substance abuse,addiction,{alcohol,drug} and {drug,alcohol},AOD} {counsel*,counselor,treatment} {,session} note*',
  ],
  [
    'PSYTHPN',
    'd',
    '{psychotherap*,private therapy,psychotherapist,therapist} {,process,session} notes;psychotherapy {,process} note',
  ],
  [
    'MH',
    'd',
    'depression;depressive;dysthymi*;bipolar;MDD;mania;manic episode;hypomani*;mood disorder*;schizo*;psychosis;psychotic;delusional;hallucination*;{anxiety,panic,compulsive,stress,personality,adjustment,eating,conduct,defiant,dissociative*,mental} disorder*;attention deficit;PTSD;ADHD;GAD;OCD;anorexia nervosa;bulimi*;panic attack*;mental* ill*;emotional disturbance;suicid*;homicidal;self {harm*,injur*};{5150,5250,5585} {hold,evaluation,placement};{psychiatric,psych} {hold,hospital*,admission,inpatient,med*,diagnos*,dx,eval*,discharge,history,hx,unit};lps {conservator*,hold};involuntary hold;{phq 9,phq9,gad 7,gad7,c ssrs} {score,total,result,positive};SMI;electroconvulsive;cutting behavior',
  ],
  [
    'MH',
    'm',
    'sertralin*;zoloft;fluoxetin*;prozac;paroxetin*;paxil;citalopram;escitalopram;lexapro;venlafaxin*;bupropion;wellbutrin;mirtazapin*;trazodon*;lithium;quetiapin*;seroquel;olanzapin*;zyprexa;risperidon*;risperdal;aripiprazol*;abilify;clozapin*;haloperidol;haldol;lurasidon*;paliperidon*;invega;buspiron*;adderall;antidepres*;antipsi*;antipsych*;mood stabilizer*;{depressed,anxious} mood;{individual,group} therapy;psychotherapy;anxiety',
  ],
  [
    'MH',
    't',
    'mental health;MH {service*,program,clinic*,provider,treatment,dx};behavioral health;psychiatr*;full service partnership;crisis stabilization',
  ],
  [
    'HIV',
    'd',
    'hiv aids;PLWH;human immunodeficiency;acquired immun*;seropositive;ryan white;antiretroviral*;biktarvy;genvoya;triumeq;tivicay;dovato;juluca;stribild;symtuza;odefsey;complera;atripla;cabenuva;prezista;isentress;dolutegravir;bictegravir;efavirenz;raltegravir;darunavir;abacavir;zidovudine;on {ART,HAART};cd4 {,cell} count;kaposi',
  ],
  [
    'HIV',
    'r',
    'hiv {,test }{result*,negative,neg,non,nonreactive,was,antibod*,ab,rna,viral,1,not};{negative,positive,reactive} for hiv;{undetectable,suppressed,detectable} viral load',
  ],
  ['HIV', 'm', 'truvada;descovy;PrEP;apretude;{pre,post} exposure prophylaxis;AIDS;viral load'],
  ['HIV', 't', 'hiv {,test*,screen*}'],
  [
    'STD',
    'd',
    '{,neuro}syphilis;gonorrh*;chlamydia*;trichomon*;genital {herpes,wart*,hpv};{STD,STI} {positive,exposure,result*};for {STD,STI};rpr {reactive,titer,positive}',
  ],
  ['STD', 't', '{STD,STI} {test*,screen*,panel,clinic,treatment,dx};{STD,STI}s;sexually transmitted'],
  [
    'REPRO',
    'd',
    'abortion*;termination of pregnancy;pregnancy {termination,test};miscarriage;pregnant;prenatal;antepartum;postpartum;{ectopic,intrauterine,risk,unplanned,unintended} pregnancy;gestation*;infertility;in vitro fertili*;tubal ligation;vasectomy;mife*;misoprostol;nexplanon;mirena;paragard;depo {provera,shot};plan b one step;ulipristal;nuvaring;{oral,emergency} contracepti*;contraceptive implant;IUD {insert*,remov*,place*,in place}',
  ],
  ['REPRO', 't', 'contracepti*;birth control;IUD;family planning;pregnancy;obstetric*;reproductive health'],
  [
    'GAC',
    'd',
    'gender {dysphoria,identity disorder,incongruence,affirming,affirmation,confirmation surgery,reassignment,transition};sex reassignment;{feminizing,masculinizing,cross sex} hormone*;puberty block*;pubertal suppression;{top,bottom} surgery;vaginoplasty;phalloplasty;{transgender,trans} {woman,man,male,female,patient,masculine,feminine};trans{feminine,masculine};MTF;FTM;medical transition',
  ],
  ['GAC', 't', 'transgender;gender {clinic,health}'],
  [
    'DV',
    'd',
    '{victim,survivor} of;{DV,IPV} {victim,survivor,shelter,advocate,positive,screen positive};{human,sex} traffick*;{physical*,sexual*,emotional*} abuse*;sexual* assault*;rape*;strangled by;batter{ed,ing};abusive {partner,husband,wife,boyfriend,girlfriend,relationship,spouse};abused by;{afraid,fears,fearful} {of,} partner;unsafe at home;{partner,husband,boyfriend,wife,ex} {threatens,threatened,hits,hit,beats,beat,strangled,choked};{restraining,protective} order against;{child,elder,spousal} {abuse,neglect};fleeing {abuse,violence}',
  ],
  ['DV', 't', '{domestic,partner,dating} violence'],
  [
    'GENETIC',
    'r',
    'genetic test* {result*,positive,negative,report};BRCA*;lynch syndrome;huntington* {disease,};cystic fibrosis;carrier {screening result,status};sickle cell;fragile x;down syndrome;trisomy;pathogenic variant;uncertain significance;{exome,genome} sequencing;microarray;karyotype;muscular dystrophy;mutation carrier',
  ],
  ['GENETIC', 't', 'genetic {test*,counsel*,screen*,consult*};hereditary cancer'],
  [
    'IDD',
    'd',
    '{intellectual*,developmental*} {disab*,delay*};autis*;ASD;cerebral palsy;mental retardation;regional center {client,consumer,service*,eligib*,case};applied behavior analysis;ABA therapy',
  ],
  ['IDD', 't', 'regional center;IDD'],
  [
    'HOUSING',
    'd',
    'homeless*;unhoused;unsheltered;{living,lives,sleeping,sleeps,staying} in {,a ,her ,his ,their }{car,vehicle,tent,encampment,shelter,motel};on the street*;couch surfing;evict*;housing {navigat*,instability,insecurity,voucher,deposit*,tenancy,transition,unstable};tenancy sustaining;rehousing;{transitional,supportive,unstable,lost} housing;unstably housed;emergency shelter;recuperative care;vi spdat;coordinated entry;hmis {id,record*,client,number,enroll*}',
  ],
  ['HOUSING', 't', 'HMIS;housing {support,services,assistance}'],
  [
    'SOCIAL',
    'd',
    'food insecur*;{calfresh,calworks,snap,IHSS,ssi,wic} {benefits,recipient,case,application,recertification,hours,active};receives {calfresh,calworks,ssi,IHSS};general relief;cash aid;unemployed;financial {hardship,strain};lacks transportation;prapare;social isolation;{adult,child} protective services;CPS {case,report,involvement,worker};foster {care,youth};undocumented;immigration status',
  ],
  ['SOCIAL', 't', 'social {services,determinants};public assistance;calfresh;calworks;IHSS;SDOH;community supports'],
  [
    'CRIMLEGAL',
    'd',
    'incarcerat*;{in,from} {jail,prison,custody};jail {release,booking,medical,inmate};on {probation,parole};{probation,parole} {officer,agent,terms,violation*};booking {number,date};arrest {record,history};arrested;criminal {record,history,charges,conviction};felony;misdemeanor;convicted;sex offender;warrant;court ordered treatment;justice involved;rap sheet;CORI;CLETS;CDCR;inmate;pre release {services,plan};juvenile hall;stand trial',
  ],
  ['CRIMLEGAL', 't', 'probation;parole;jail;criminal {justice,legal};correctional health'],
  [
    'EDU',
    'd',
    'individualized education;IEP {meeting,goals,team,services,document};504 plan;special education;school {counselor,psychologist,discipline,attendance,transcript,record*};psychoeducational;student {record*,discipline};{suspended,expelled} from school;truancy',
  ],
  ['EDU', 't', 'IEP'],
  [
    'ADMIN',
    'd',
    'medi cal {eligibility,renewal,redetermination};aid code;share of cost;eligibility {response,verification};change of address',
  ],
  ['ADMIN', 't', 'demographics'],
  [
    '-',
    't',
    '{hearing,visual,mobility,walking,job,sleep} AIDS;AIDS walk;world AIDS day;mental health {day,awareness,month,parity,first aid};{respiratory,cns,cardiac,marrow,myocardial,great} depression;st {segment,} depression;depression of;lithium {ion,batter*};{autism,HIV} awareness;special education teacher;chain of custody;custody of',
  ],
];
