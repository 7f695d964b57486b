/** The script of the progress page. */

import { provideView } from "./lazy";
import { ProgressView } from "./progress";

provideView("progress", ProgressView);
