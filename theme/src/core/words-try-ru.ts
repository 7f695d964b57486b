/** The Russian words of the editor, of the comparison, and of trying code out. They come with the script that runs code. */

export type TryWords = ReturnType<typeof russianTry>;

/** Give the Russian words of the editor and of trying code out. */
export function russianTry() {
  return {
    fence: "Код из ответа",
    program: "Программа из вопроса",
    keysRun: "Ctrl + Enter запускает.",
    reset: "Вернуть как было",
    close: "Закрыть",
    silent: "Программа ничего не напечатала – добавьте вызов с print.",
    /** What the editor's script says itself, under its own names. */
    phrases: {
      "Control character": "Управляющий символ",
      "Selection deleted": "Выделенное удалено",
      same: "Ваш код совпадает с эталонным.",
      onlyMine: "только у вас",
      onlyReference: "только в эталоне",
    },
  };
}
