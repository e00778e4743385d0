import type { Contact } from './chart';

/** The address book of the invented clinic. Telephone numbers are of the 555-01xx range, NPIs pass the check digit but are nobody's. */
export const CONTACTS: readonly Contact[] = [
  {
    id: 'valley-family',
    name: 'Valley Family Medicine',
    kind: 'Primary care clinic',
    fax: '(555) 555-0100',
    email: 'intake@valleyfamily.example',
    direct: 'referrals@direct.valleyfamily.example',
    npi: '1234567893',
  },
  {
    id: 'marisma-heart',
    name: 'Marisma Heart & Vascular',
    kind: 'Specialist',
    fax: '(555) 555-0112',
    email: 'front.desk@marismaheart.example',
    direct: 'records@direct.marismaheart.example',
    npi: '1992999874',
  },
  {
    id: 'goldenpath',
    name: 'Golden Path Health Plan',
    kind: 'Medi-Cal managed care plan',
    fax: '(555) 555-0125',
    email: 'um@goldenpath.example',
    direct: 'um@direct.goldenpath.example',
    npi: '1003000126',
  },
  {
    id: 'bridge-housing',
    name: 'Bridgeway Housing Navigation',
    kind: 'Community organization',
    fax: '(555) 555-0138',
    email: 'intake@bridgeway.example',
    direct: '',
    npi: '',
  },
  {
    id: 'county-probation',
    name: 'Marisma County Probation',
    kind: 'County department',
    fax: '(555) 555-0144',
    email: 'records@probation.marisma.example',
    direct: '',
    npi: '',
  },
];
