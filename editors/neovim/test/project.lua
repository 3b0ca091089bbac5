-- The project of all editors' tests: its diagnostics, completion, renaming, mending.

local PATIENCE = 20000

local function fail(text)
  io.stderr:write("FAILED: " .. text .. "\n")
  vim.cmd("cquit 1")
end

local function expect(what, wanted, found)
  if not vim.deep_equal(wanted, found) then
    fail(what .. ": expected " .. vim.inspect(wanted) .. ", found " .. vim.inspect(found))
  end
  io.stdout:write("ok: " .. what .. "\n")
end

vim.g.garter_no_setup = true
vim.cmd("filetype on")
require("garter").setup({ cmd = { os.getenv("GARTER") or "garter", "lsp" } })
vim.cmd("edit main.py")
vim.bo.filetype = "python"

local wanted = vim.fn.readfile("expected.txt")

-- The diagnostics as the file of what is expected has them.
local function shown()
  local all = {}
  for _, found in ipairs(vim.diagnostic.get(0)) do
    local code = found.code or (found.user_data and found.user_data.lsp.code)
    all[#all + 1] = found.lnum .. ":" .. found.col .. " " .. code
  end
  table.sort(all)
  return all
end

vim.wait(PATIENCE, function()
  return vim.deep_equal(wanted, shown())
end, 10)
expect("the diagnostics are those that all editors show", wanted, shown())

-- The server's answer to a request about a place in the buffer.
local function ask(method, line, character, more)
  local params = { textDocument = { uri = vim.uri_from_bufnr(0) } }
  params.position = { line = line, character = character }
  params = vim.tbl_extend("force", params, more or {})
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, PATIENCE) or {}) do
    return answer.result
  end
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

vim.api.nvim_buf_set_lines(0, -1, -1, false, { "time.ticks_d" })
-- As a user does: in insert mode, by the function that Neovim completes with.
vim.bo.omnifunc = "v:lua.vim.lsp.omnifunc"
vim.o.completeopt = "menu"
local function press(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), "x!", false)
end
vim.api.nvim_win_set_cursor(0, { 10, 0 })
vim.defer_fn(function()
  -- The menu is open once the server has answered; its only line is taken.
  vim.wait(PATIENCE, function()
    return vim.fn.pumvisible() == 1 or vim.api.nvim_get_current_line() == "time.ticks_diff"
  end, 10)
  vim.api.nvim_input("<C-y><Esc>")
end, 200)
press("A<C-x><C-o>")
expect("a member is completed", "time.ticks_diff", vim.api.nvim_get_current_line():sub(1, 15))
vim.api.nvim_buf_set_lines(0, 9, -1, false, {})

local function wait_for(what, condition)
  if not vim.wait(PATIENCE, condition, 10) then
    fail(what .. " did not come; the lines are " .. vim.inspect(lines()))
  end
  io.stdout:write("ok: " .. what .. "\n")
end

vim.api.nvim_win_set_cursor(0, { 4, 0 })
vim.lsp.buf.rename("lamp")
wait_for("a name is given another", function()
  return lines()[4] == "lamp = Blinker(1)" and lines()[6] == "    lamp.toggle()"
end)

vim.api.nvim_win_set_cursor(0, { 4, 7 })
vim.lsp.buf.rename("Flasher")
wait_for("a class of another file is given another name", function()
  return lines()[2] == "from blinker import Flasher" and lines()[4] == "lamp = Flasher(1)"
end)
expect(
  "in that file, too",
  "class Flasher:",
  vim.api.nvim_buf_get_lines(vim.fn.bufnr("lib/blinker.py"), 0, 1, false)[1]
)

-- The command chooses by a filter, where Neovim has one; 0.7 asks the user, who is played here.
vim.api.nvim_win_set_cursor(0, { 8, 6 })
local function is_it(action)
  return action.title:find("from machine import Pin", 1, true) ~= nil
end
vim.ui.select = function(items, _, chosen)
  for at, item in ipairs(items) do
    local action = item.action or item[2] or item
    if is_it(action) then
      return chosen(item, at)
    end
  end
  fail("offered are " .. vim.inspect(items))
end
vim.lsp.buf.code_action(vim.fn.has("nvim-0.8") == 1 and { filter = is_it, apply = true } or nil)
wait_for("an undefined name is imported", function()
  return lines()[3] == "from machine import Pin"
end)

vim.api.nvim_buf_set_lines(0, 0, -1, false, { "print('from the', 'lens')" })
local lens = ask("textDocument/codeLens", 0, 0)[1]
expect("the lens says what it does", "Run on board", lens.command.title:sub(1, 12))
vim.lsp.commands[lens.command.command](lens.command)
wait_for("the lens runs the file", function()
  return vim.tbl_contains(require("garter.show").lines("output"), "from the lens")
end)

io.stdout:write("all well\n")
vim.cmd("qall!")
