// The tables of organisations as TypeScript sees them, as schema.ts has the others.

interface Organisations {
  id: string
  community: string
  /** The name as people mean it. */
  key: string
  name: string
  /** By priority, as JSON. */
  targets: string
  created_at: number
}

interface OrganisationDomains {
  community: string
  domain: string
  organisation: string
}

interface PersonOrganisations {
  person: string
  community: string
  organisation: string
  how: string
  /** The account by whose domain it is. */
  set_by: string | null
  set_at: number
}

export interface OrganisationTables {
  organisations: Organisations
  organisation_domains: OrganisationDomains
  person_organisations: PersonOrganisations
}
