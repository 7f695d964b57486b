/** The script of the import page; a quiz has it render anew what an older site rendered. */

import { isFields } from "../../core/decode";
import { provideView } from "../lazy";
import { ImportView } from "./import";
import { renew } from "./renew";

provideView("import", ImportView);
const queue = window.interviewPractice;
if (isFields(queue) && typeof queue.push === "function") queue.push(["renewal", { renewal: "", renew }]);
