/** The script of the import page. */

import { provideView } from "../lazy";
import { ImportView } from "./import";

provideView("import", ImportView);
