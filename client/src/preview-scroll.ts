import { Disposable, Range, type TextEditor, TextEditorRevealType, window, workspace } from 'vscode';
import { scrollsTogether } from './preview-settings.js';

/** So long, in ms, an editor that scrolls is taken to follow what was done to it, and not the reader's wheel. */
const quiet = 250;
/** Scroll events come with every frame; a page needs fewer. */
const period = 30;

/**
 * Keeps an editor and a preview at the same place. An editor that scrolls because its cursor moved, because somebody
 * typed, or because the preview asked for it, moves nothing: neither side answers the other's answer.
 */
export class ScrollSync extends Disposable {
  private quietUntil = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param shown the file that the preview shows
   * @param scrolled hears which line came to the top of its editor
   */
  constructor(
    private readonly shown: () => string | undefined,
    scrolled: (line: number) => void,
  ) {
    super(() => {
      clearTimeout(this.timer);
      listeners.dispose();
    });
    const listeners = Disposable.from(
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (!this.isShown(textEditor) || Date.now() < this.quietUntil) return;
        this.timer ??= setTimeout(() => {
          this.timer = undefined;
          const top = textEditor.visibleRanges[0]?.start.line;
          if (top === undefined || Date.now() < this.quietUntil || !this.isShown(textEditor)) return;
          if (scrollsTogether(textEditor.document.uri.toString())) scrolled(top);
        }, period);
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.hush(textEditor)),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.toString() === this.shown()) this.quieten();
      }),
      window.onDidChangeActiveTextEditor((editor) => editor && this.hush(editor)),
    );
  }

  /** What scrolls in the next moment is not the reader's doing. */
  quieten(): void {
    this.quietUntil = Date.now() + quiet;
  }

  /** The reader has scrolled the preview to the block of a line: shows the line, if an editor has the file in view. */
  reveal(line: number): void {
    const uri = this.shown();
    if (uri === undefined || !Number.isInteger(line) || line < 0 || !scrollsTogether(uri)) return;
    for (const editor of window.visibleTextEditors) {
      if (!this.isShown(editor)) continue;
      this.quieten();
      const place = Math.min(line, editor.document.lineCount - 1);
      editor.revealRange(new Range(place, 0, place, 0), TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }

  private hush(editor: TextEditor): void {
    if (this.isShown(editor)) this.quieten();
  }

  private isShown({ document }: TextEditor): boolean {
    return document.uri.toString() === this.shown();
  }
}
