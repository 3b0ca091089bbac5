;;; garter.el --- MicroPython with Garter, through eglot  -*- lexical-binding: t -*-

;;; Commentary:

;; Tells eglot to serve Python files with `garter lsp', and adds commands to run the buffer on a
;; board.  A thin client: the language server does the work, this file shows it.

;;; Code:

(require 'eglot)

(defgroup garter nil "MicroPython with Garter." :group 'languages)

(defcustom garter-program "garter"
  "The `garter' program."
  :type 'string)

(add-to-list 'eglot-server-programs
             `(python-mode . ,(lambda (&rest _) (list garter-program "lsp"))))

(defun garter--ask (method params)
  "Ask the server of this buffer METHOD with PARAMS; what is wrong is shown.
Nothing waits for the answer: an Emacs that does leaves what comes right
behind it, such as the output of a short run, until more comes."
  (jsonrpc-async-request
   (eglot--current-server-or-lose) method params
   :success-fn #'ignore
   :error-fn (lambda (fault) (message "garter: %s" (plist-get fault :message)))))

(defcustom garter-show-lens t
  "Whether the buffer's first line says what the file costs, and runs it when clicked."
  :type 'boolean)

(defvar-local garter--lens nil "The overlay that shows the lens of this buffer.")

(defun garter--show-lens (title)
  "Show a lens with TITLE above the first line of this buffer."
  (unless (overlayp garter--lens)
    (setq garter--lens (make-overlay (point-min) (point-min))))
  (move-overlay garter--lens (point-min) (point-min))
  (let ((keys (make-sparse-keymap)))
    (define-key keys [mouse-1] #'garter-run-lens)
    (overlay-put garter--lens 'before-string
                 (concat (propertize title 'face 'shadow 'mouse-face 'highlight 'keymap keys
                                     'help-echo "mouse-1: run on the selected board")
                         "\n"))))

(defun garter-run-lens (event)
  "Run the buffer that was clicked in EVENT."
  (interactive "e")
  (with-current-buffer (window-buffer (posn-window (event-start event)))
    (garter-run)))

(defun garter--ask-lens ()
  "Ask for the lens of this buffer, and show it when it comes; eglot does not."
  (let ((buffer (current-buffer)) (server (eglot-current-server)))
    (when (and garter-show-lens server)
      (jsonrpc-async-request
       server :textDocument/codeLens
       (list :textDocument (eglot--TextDocumentIdentifier))
       :success-fn (lambda (lenses)
                     (when (buffer-live-p buffer)
                       (with-current-buffer buffer
                         (seq-doseq (lens lenses)
                           (let ((command (plist-get lens :command)))
                             (when (equal (plist-get command :command) "garter.run")
                               (garter--show-lens (plist-get command :title))))))))
       ;; A newer text has a newer lens; other servers may have none.
       :error-fn #'ignore
       :timeout-fn #'ignore
       :deferred :textDocument/codeLens))))

(defun garter--managed ()
  "Have the lens while eglot serves this buffer with Garter."
  (if (and (eglot-managed-p) (derived-mode-p 'python-mode))
      (progn
        (add-hook 'after-save-hook #'garter--ask-lens nil t)
        (garter--ask-lens))
    (remove-hook 'after-save-hook #'garter--ask-lens t)
    (when (overlayp garter--lens)
      (delete-overlay garter--lens))))

(add-hook 'eglot-managed-mode-hook #'garter--managed)

(defun garter-run ()
  "Run the buffer's text, saved or not, on the selected board."
  (interactive)
  (with-current-buffer (get-buffer-create "*garter*")
    (let ((inhibit-read-only t)) (erase-buffer)))
  (display-buffer "*garter*")
  (garter--ask :garter/run (list :uri (plist-get (eglot--TextDocumentIdentifier) :uri))))

(defun garter-stop ()
  "Stop what runs on the selected board."
  (interactive)
  (garter--ask :garter/stop (make-hash-table)))

(defun garter--print (text)
  "Show TEXT that a program printed."
  (with-current-buffer (get-buffer-create "*garter*")
    (goto-char (point-max))
    (insert (replace-regexp-in-string "\r" "" text))))

(cl-defmethod eglot-handle-notification (_server (_method (eql garter/output)) &key text run &allow-other-keys)
  "Show what a run printed as TEXT; what has no RUN is the board's prompt."
  (when run (garter--print text)))

(cl-defmethod eglot-handle-notification (_server (_method (eql garter/runEnded)) &key outcome &allow-other-keys)
  "Say how a run ended, from its OUTCOME."
  (when-let ((text (plist-get outcome :text))) (garter--print text))
  (garter--print (format "[%s]\n" (plist-get outcome :kind))))

(cl-defmethod eglot-handle-notification (_server (_method (eql garter/boardsChanged)) &rest _)
  "A board came or went; eglot has no place to show it.")

(cl-defmethod eglot-handle-notification (_server (_method (eql garter/heapChanged)) &rest _)
  "Pictures of the heap are not shown here.")

(provide 'garter)
;;; garter.el ends here
