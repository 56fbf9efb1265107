-- What stayed open to narrowed sessions and need not be: other accounts, others' idempotency keys, others' brands.
-- No session of a page or an occupant asks for accounts.
SELECT km_narrow_table('accounts', 'false'),
       -- Routes of callers who are one of many end with who asked (http/handle-request.ts).
       km_narrow_table('idempotency_keys', $$split_part(route, ' ', -1) = coalesce(
         nullif(current_setting('app.embed_session_id', true), ''),
         nullif(current_setting('app.occupancy_ids', true), ''))$$),
       -- An embed session sees its own row and no other. Its look may be older than the brand, so every version is seen.
       km_narrow_table('brands', 'id IN (SELECT e.brand_id FROM embed_sessions e)'),
       km_narrow_table('brand_versions', 'brand_id IN (SELECT e.brand_id FROM embed_sessions e)');