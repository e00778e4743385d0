import type { LexiconRow } from './lexicon-format';

/** Spanish, written without accents (text is folded before matching). Own work. Format: `lexicon-format.ts`. */
export const LEXICON_ES: readonly LexiconRow[] = [
  [
    'SUD',
    'd',
    'trastorno* {por,de} {consumo,uso,abuso} de;alcoholismo;alcoholic{o,a};drogadic*;toxicomani*;farmacodependencia;{abuso,dependencia,adicto,adicta} {de ,del ,al ,a la ,a las ,a los }{alcohol,drogas,opioides,cocaina,heroina,fentanilo};abstinencia {alcoholica,de alcohol,de opioides};sindrome de abstinencia;sobredosis {de,por} {drogas,opioides,heroina,fentanilo};{usa,consume,se inyecta} {heroina,fentanilo,cocaina,metanfetamina,cristal,drogas};tratamiento {de,para,contra} {,la,el,las} {adiccion*,alcohol y drogas,drogas,alcoholismo,{,consumo de }sustancias};{programa,clinica} de metadona;tratamiento asistido con medicamentos;desintoxicacion;{alcoholicos,narcoticos} anonimos;buprenorfina',
  ],
  ['SUD', 'm', 'metadona;naltrexona;sobriedad'],
  ['SUD', 't', '{consumo,uso,abuso} de {sustancias,drogas};adiccion*'],
  ['SUD', 'w', '{consumo,uso} de alcohol'],
  ['SUD_CN', 'd', 'nota* de {,sesion de }consejeria {de,por,sobre} {adicciones,{,consumo de ,abuso de }sustancias}'],
  ['PSYTHPN', 'd', 'nota* de {,proceso de }psicoterapia'],
  [
    'MH',
    'd',
    'depresion;trastorno* {depresivo,bipolar,esquizo*,psicotico,delirante,obsesivo,limite de,mental,alimenticio,{de,por} {,la }{ansiedad,panico,estres,personalidad,deficit de atencion,estado de animo,adaptacion}};esquizo*;psicosis;psicotic*;TEPT;TDAH;ataque* de panico;enfermedad mental;alucinacion*;suicid*;autolesion*;{hospitalizacion,internacion,evaluacion,medicacion,tratamiento,diagnostico} psiquiatric*;anorexia nerviosa',
  ],
  ['MH', 'm', 'litio;psicoterapia;ansiedad;terapia {individual,grupal}'],
  ['MH', 't', 'salud {mental,conductual};psiquiatr*'],
  [
    'HIV',
    'd',
    '{vih,virus de {,la }inmunodeficiencia humana} {positiv*,sida};{vive con,tiene,infeccion por,infectad* con,diagnosticad* con} {,el }vih;sindrome de inmunodeficiencia adquirida;seropositiv*;antirretroviral*;{conteo,recuento} de cd4',
  ],
  [
    'HIV',
    'r',
    'resultado* de{,l} {,la prueba de ,la prueba del ,prueba de }vih;vih {negativ*,no reactiv*,reactiv*,no detectado};prueba de{,l} vih {negativa,positiva,reactiva,no reactiva};carga viral {indetectable,suprimida,detectable}',
  ],
  ['HIV', 'm', 'SIDA;carga viral;profilaxis {pre,post,preexposicion}'],
  ['HIV', 't', 'vih;{prueba*,deteccion} de{,l} vih'],
  [
    'STD',
    'd',
    'sifilis;gonorrea;clamidia;tricomon*;herpes genital;verrugas genitales;{tratamiento,tratad*,diagnostico} {de,por,para} {,una }{ETS,ITS,{infeccion,enfermedad} de transmision sexual}',
  ],
  ['STD', 't', '{infeccion*,enfermedad*} de transmision sexual;{prueba*,panel,clinica} de {ETS,ITS}'],
  [
    'REPRO',
    'd',
    'aborto*;interrupcion {,voluntaria }del embarazo;embarazada;embarazo {de alto riesgo,no planeado,no deseado,ectopico,confirmado};semanas de {embarazo,gestacion};{control,cuidado,cita,atencion,vitaminas} prenatal*;diabetes gestacional;pos{,t}parto;prueba de embarazo;ligadura de trompas;vasectomia;infertilidad;mifepristona;anticonceptivos orales;{pastilla*,pildora*,implante,inyeccion} anticonceptiv*;pildora del dia siguiente;anticonceptivo de emergencia;DIU;dispositivo intrauterino',
  ],
  ['REPRO', 't', 'anticoncept*;planificacion familiar;embarazo;salud reproductiva'],
  [
    'GAC',
    'd',
    'disforia de genero;{cirugia,atencion,terapia hormonal,tratamiento} de {afirmacion,reasignacion} de {genero,sexo};{mujer,hombre,persona} trans{,genero};bloqueadores de {,la }pubertad;transicion de genero',
  ],
  ['GAC', 't', 'transgenero'],
  [
    'DV',
    'd',
    '{victima*,sobreviviente*} de {violencia,abuso,violacion,trata,maltrato};abuso {sexual,fisico,infantil};maltrat* {infantil,fisico};agresion sexual;violad{a,o};pareja abusiva;{le,la,lo} {pega,golpea};golpead* por;teme a su {pareja,esposo};orden de restriccion contra;huyendo de {,la }violencia',
  ],
  ['DV', 't', 'violencia {domestica,de pareja,intrafamiliar}'],
  [
    'GENETIC',
    'r',
    'resultado* de {,la }prueba* genetica*;mutacion {brca,genetica};sindrome de {down,lynch,turner};anemia falciforme;fibrosis quistica;portador* de{,l} {gen,la mutacion}',
  ],
  ['GENETIC', 't', '{prueba*,asesor*,consejeria} genetic*'],
  [
    'IDD',
    'd',
    'discapacidad* {intelectual*,del desarrollo};retraso {mental,del desarrollo};autis*;espectro autista;paralisis cerebral;{cliente,servicios,consumidor} del centro regional',
  ],
  ['IDD', 't', 'centro regional'],
  [
    'HOUSING',
    'd',
    'sin {hogar,vivienda,techo};{vive,duerme,viviendo,durmiendo} en {,su ,el ,la ,un ,una }{carro,calle,refugio,albergue,carpa,vehiculo};desaloj*;vivienda {inestable,de apoyo,de transicion};inestabilidad de vivienda;navegador* de vivienda;no puede pagar {la,su} renta',
  ],
  ['HOUSING', 't', '{asistencia,apoyo} de vivienda'],
  [
    'SOCIAL',
    'd',
    'inseguridad alimentaria;{recibe,beneficios de,solicitud de,caso de} {calfresh,calworks,ssi,estampillas,asistencia publica};estampillas de comida;desemplead*;dificultad* economica*;falta de transporte;servicios de proteccion {infantil,de menores,de adultos};{cuidado,hogar} de crianza;indocumentad*;estatus migratorio',
  ],
  ['SOCIAL', 't', 'servicios sociales;asistencia {publica,alimentaria}'],
  [
    'CRIMLEGAL',
    'd',
    'encarcela*;{salio,liberad*,salida} de {,la }{carcel,prision};{en,bajo} libertad {condicional,bajo palabra,vigilada};en {,la }{carcel,prision};{oficial,agente} de {libertad condicional,probatoria};antecedentes {penales,criminales};arrestad*;delito grave;condenad* por;reclus{o,a};tribunal de drogas',
  ],
  ['CRIMLEGAL', 't', 'libertad condicional'],
  [
    'EDU',
    'd',
    '{programa,plan} de educacion individualizad*;educacion especial;{expediente*,registro*} {escolar*,academico*};consejer* escolar;plan 504;{suspendid*,expulsad*} de la escuela;boleta de calificaciones',
  ],
  ['ADMIN', 'd', '{elegibilidad,renovacion} {de,para} medi cal;cambio de {direccion,domicilio}'],
  [
    '-',
    't',
    'depresion {respiratoria,del segmento,del st};{litio ion,bateria* de litio};dia mundial del SIDA;alcohol {isopropilico,en gel};toallitas con alcohol;gel de alcohol;cadena de custodia',
  ],
];
