/** Something the person who starts the program can put right. Printed as one sentence, without a stack. */
export class StartError extends Error {}
