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
local offered = ask("textDocument/completion", 9, 12).items
expect("a member is completed", "ticks_diff", offered[1].label)
vim.api.nvim_buf_set_lines(0, 9, -1, false, {})

vim.lsp.util.apply_workspace_edit(ask("textDocument/rename", 3, 0, { newName = "lamp" }), "utf-8")
expect("a name is given another", { "lamp = Blinker(1)", "    lamp.toggle()" }, { lines()[4], lines()[6] })

local range = { start = { line = 7, character = 6 }, ["end"] = { line = 7, character = 9 } }
for _, action in ipairs(ask("textDocument/codeAction", 7, 6, { range = range, context = { diagnostics = {} } })) do
  if action.title:find("from machine import Pin", 1, true) then
    vim.lsp.util.apply_workspace_edit(action.edit, "utf-8")
  end
end
expect("an undefined name is imported", "from machine import Pin", lines()[3])

io.stdout:write("all well\n")
vim.cmd("qall!")
