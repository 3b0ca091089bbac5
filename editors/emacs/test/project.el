;;; project.el --- the project of all editors' tests, in a batch Emacs  -*- lexical-binding: t -*-

;;; Commentary:

;; Shows its diagnostics, completes, renames, mends and runs.

;;; Code:

;; Debian keeps eglot for Emacs 28 with its packages.
(require 'package)
(dolist (folder '("/usr/share/emacs/site-lisp/elpa" "/usr/share/emacs/site-lisp/elpa-src"))
  (add-to-list 'package-directory-list folder))
(package-initialize)
(require 'garter)
(require 'flymake)

(setq garter-program (getenv "GARTER")
      eglot-sync-connect 20
      eglot-autoshutdown nil
      eglot-confirm-server-initiated-edits nil
      make-backup-files nil)

(defun expect (what wanted found)
  "Say that WHAT is well, or end: WANTED is to be FOUND."
  (unless (equal wanted found)
    (message "FAILED: %s: expected %S, found %S" what wanted found)
    (kill-emacs 1))
  (message "ok: %s" what))

(defun wait-for (what condition)
  "Wait until CONDITION holds, or end and name WHAT did not come."
  (let ((until (+ (float-time) 20)))
    (while (and (not (funcall condition)) (< (float-time) until))
      (accept-process-output nil 0.05))
    (unless (funcall condition)
      (message "FAILED: %s did not come; told %S" what told)
      (kill-emacs 1))))

(defun lines-of (file)
  "The lines of FILE."
  (with-temp-buffer
    (insert-file-contents file)
    (split-string (buffer-string) "\n" t)))

(defvar told nil "The diagnostics that were told last, of each document.")

(cl-defmethod eglot-handle-notification :before
  (_server (_method (eql textDocument/publishDiagnostics)) &key uri diagnostics &allow-other-keys)
  "Keep DIAGNOSTICS of the document URI."
  (setf (alist-get uri told nil nil #'equal) diagnostics))

(defun shown ()
  "The diagnostics of main.py that are told, a line each."
  (let ((all (cdr (seq-find (lambda (it) (string-suffix-p "/main.py" (car it))) told))))
    (sort (mapcar (lambda (it)
                    (let ((start (plist-get (plist-get it :range) :start)))
                      (format "%d:%d %s" (plist-get start :line) (plist-get start :character)
                              (plist-get it :code))))
                  all)
          #'string<)))

(find-file "main.py")
(python-mode)
(cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
  (apply #'eglot (eglot--guess-contact)))
(expect "eglot is connected" t (and (eglot-current-server) t))

(let ((wanted (lines-of "expected.txt")))
  (wait-for "the diagnostics" (lambda () (equal wanted (shown))))
  (expect "the diagnostics are those that all editors show" wanted (shown)))
(flymake-mode 1)
(wait-for "flymake" (lambda () (= 3 (length (flymake-diagnostics)))))
(expect "flymake marks them" 3 (length (flymake-diagnostics)))

;; Completion.
(goto-char (point-max))
(insert "time.ticks_d")
(completion-at-point)
(expect "a member is completed" "time.ticks_diff"
        (buffer-substring-no-properties (line-beginning-position) (+ 15 (line-beginning-position))))
(delete-region (line-beginning-position) (point-max))
(eglot--signal-textDocument/didChange)

;; Renaming.
(goto-char (point-min))
(search-forward "led = ")
(goto-char (match-beginning 0))
(eglot-rename "lamp")
(expect "a name is given another" t
        (and (string-match-p "^lamp = Blinker(1)$" (buffer-string))
             (string-match-p "    lamp\\.toggle()" (buffer-string))
             t))

;; Renaming what another file has.
(eglot--signal-textDocument/didChange)
(goto-char (point-min))
(search-forward "Blinker(1)")
(goto-char (match-beginning 0))
;; What changes several files is asked about.
(cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
  (eglot-rename "Flasher"))
(expect "a class of another file is given another name"
        '("from blinker import Flasher" "lamp = Flasher(1)")
        (seq-filter (lambda (it) (string-match-p "Flasher" it))
                    (split-string (with-current-buffer "main.py" (buffer-string)) "\n")))
(expect "in that file, too" t
        (with-current-buffer (find-file-noselect "lib/blinker.py")
          (and (string-match-p "^class Flasher:$" (buffer-string)) t)))

;; Mending: what the menu of eglot offers is chosen in it.
(goto-char (point-min))
(search-forward "Pin(2)")
(goto-char (match-beginning 0))
(eglot--signal-textDocument/didChange)
(cl-letf (((symbol-function 'completing-read)
           (lambda (_prompt all &rest _)
             (let ((all (mapcar (lambda (it) (if (consp it) (car it) it)) all)))
               (or (seq-find (lambda (it) (string-match-p "from machine import Pin" it)) all)
                   (error "Offered are %S" all))))))
  ;; Asked by keys, not by the mouse.
  (let ((last-nonmenu-event ?a))
    (eglot-code-actions (point) (+ 3 (point)) nil t)))
(expect "an undefined name is imported" t
        (and (string-match-p "^from machine import Pin$" (buffer-string)) t))

;; Running.
(erase-buffer)
(insert "print('grüß', 6 * 7)\n")
(eglot--signal-textDocument/didChange)
(garter-run)
(wait-for "the end of the run"
          (lambda () (with-current-buffer "*garter*" (string-match-p "\\[ok\\]" (buffer-string)))))
(expect "the output is there" "grüß 42\n[ok]\n" (with-current-buffer "*garter*" (buffer-string)))

;; The lens, which eglot knows nothing of.
(defun lens ()
  "The text of the lens."
  (and (overlayp garter--lens) (substring-no-properties (overlay-get garter--lens 'before-string))))
(erase-buffer)
(insert "print('from the', 'lens')\n")
(save-buffer)
(wait-for "the lens" (lambda () (string-match-p "Run on board · [0-9.]+ [^ ]+ flash" (or (lens) ""))))
(expect "the lens is above the first line" (point-min) (overlay-start garter--lens))
(let ((keys (get-text-property 0 'keymap (overlay-get garter--lens 'before-string))))
  (funcall (lookup-key keys [mouse-1]) (list 'mouse-1 (list (selected-window) 1 '(0 . 0) 0))))
(wait-for "what the lens ran"
          (lambda () (with-current-buffer "*garter*" (string-match-p "\\[ok\\]" (buffer-string)))))
(expect "the lens runs the file" "from the lens\n[ok]\n" (with-current-buffer "*garter*" (buffer-string)))
(message "all well")
(kill-emacs 0)
;;; project.el ends here
