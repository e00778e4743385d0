import type { ValueSet } from './value-set';

/**
 * ICD-10-CM diagnoses. F17 (nicotine) is left out: 42 CFR 2.11 excludes tobacco from "substance use disorder". F84 and F70–F79 are
 * developmental (W&I 4512), F64 is gender-affirming care: both are out of MH. More specific rows come first and win.
 */
export const ICD10CM: ValueSet = {
  version: '2026-11',
  source: 'CMS and NCHS, ICD-10-CM tabular list FY 2026: chapters 1, 5, 15, 17, 20, 21 (public domain)',
  rows: [
    ['GENERAL', 'low', 'F17'],
    ['SUD', 'high', 'F10-F19 Z71.41 Z71.51 O99.31 O99.32 T51.0'],
    ['SUD', 'medium', 'K70 G62.1 I42.6 K29.2 K86.0 R78.0-R78.5 T40.0-T40.7 P04.4 P96.1 G31.2'],
    ['IDD', 'high', 'F70-F79 F84'],
    ['IDD', 'medium', 'F80-F83 F88-F89 G80'],
    ['GAC', 'high', 'F64 Z87.890'],
    ['MH', 'high', 'F20-F69 F90-F99 X71-X83 T14.91 R45.851 R45.850 Z91.5'],
    ['MH', 'medium', 'F01-F09 Z13.3 R44.0-R44.3 Z04.6'],
    ['HIV', 'high', 'B20 B97.35 O98.7 R75 Z21'],
    ['HIV', 'medium', 'Z11.4 Z20.6 Z29.81 Z71.7'],
    ['STD', 'high', 'A50-A64 O98.1-O98.3'],
    ['STD', 'medium', 'Z11.3 Z20.2 Z22.4 Z72.5'],
    ['GENETIC', 'high', 'Q90-Q99 D57 Z14 Z15 E84 G10 G71.0'],
    ['GENETIC', 'medium', 'Z13.7 Z31.43-Z31.44 Z31.5 Z84.81'],
    ['REPRO', 'high', 'O00-O9A Z30 Z33 Z34 Z36 Z3A Z64.0 Z97.5 Z79.3 Z31'],
    ['REPRO', 'medium', 'N96-N97 N46 Z32 Z37 Z39 Z92.0'],
    ['DV', 'high', 'T74 T76 Y07 Z69.0-Z69.1 Z91.41 Z62.81'],
    ['DV', 'low', 'X92-Y06 Y08-Y09'],
    ['HOUSING', 'high', 'Z59.0-Z59.1 Z59.81'],
    ['CRIMLEGAL', 'high', 'Z65.0-Z65.3'],
    ['CRIMLEGAL', 'low', 'Y35'],
    ['SOCIAL', 'high', 'Z55-Z65'],
  ],
};
