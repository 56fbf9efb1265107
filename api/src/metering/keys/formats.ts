/** Files with keys that are read, and how sure we are of their form. */
export const KEY_FILE_FORMATS = [
  {
    id: 'key_table',
    name: 'Table with a line a device, columns named in German or English',
    certainty: 'inferred',
    source: 'names of columns as vendors and spreadsheets use them',
    media_types: ['text/csv'],
  },
  {
    id: 'key_xml',
    name: 'XML with number and key of each device, in elements or attributes',
    certainty: 'inferred',
    source: 'names of elements as open reader programs know them',
    media_types: ['application/xml'],
  },
  {
    id: 'key_container',
    name: 'Encrypted container with such XML inside, e.g. .kem and .kem2 (AES-128-CBC, opened by its password)',
    certainty: 'inferred',
    source:
      'W3C XML Encryption; how the password makes the key: several open reader programs agree, the maker says nothing',
    media_types: ['application/octet-stream', 'application/xml'],
  },
] as const;
