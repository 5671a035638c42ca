export { type ComposeAddresses, composeAddresses } from "./project.ts";
export { type DocumentedQuery, readQueries } from "./read-queries.ts";
