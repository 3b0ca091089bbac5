-- Three mistakes, three diagnostics with the right ranges; mended, none; run, output; the heap.

vim.g.garter_no_setup = true
vim.cmd("runtime plugin/garter.lua")
vim.cmd("filetype on")

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

local function wait_for(what, condition)
  if not vim.wait(PATIENCE, condition, 10) then
    fail(what .. " did not come")
  end
end

-- Each diagnostic as line, column, end line, end column, code.
local function shown()
  local all = {}
  for _, found in ipairs(vim.diagnostic.get(0)) do
    local code = found.code or (found.user_data and found.user_data.lsp.code)
    all[#all + 1] = { found.lnum, found.col, found.end_lnum, found.end_col, code }
  end
  table.sort(all, function(a, b)
    return a[1] < b[1]
  end)
  return all
end

if vim.fn.has("nvim-0.11") == 1 then
  vim.deprecate = function(name)
    fail(name .. " is deprecated")
  end
end

local garter = require("garter")
local show = require("garter.show")
garter.setup({ cmd = { os.getenv("GARTER") or "garter", "lsp" } })

local file = vim.fn.getcwd() .. "/three.py"
vim.fn.writefile({ "def f(:", "    pass", "y = 'ö', 'open", "z = 0b12" }, file)
vim.cmd("edit " .. file)
vim.bo.filetype = "python"

if vim.lsp.is_enabled then
  expect("Neovim itself starts the server", true, vim.lsp.is_enabled("garter"))
end

wait_for("three diagnostics", function()
  return #shown() == 3
end)
expect("three mistakes have their ranges", {
  { 0, 6, 0, 7, "GA101" },
  { 2, 10, 2, 15, "GA104" },
  { 3, 4, 3, 8, "GA111" },
}, shown())

local lines = { "def f():", "    pass", "print('grüß', 6 * 7)", "z = 0b10" }
vim.api.nvim_buf_set_lines(0, 0, -1, false, lines)
wait_for("no diagnostics", function()
  return #shown() == 0
end)
expect("mended, there are none", {}, shown())

-- The server's answer to a request about a place in the buffer.
local function ask(method, line, character, more)
  local params = { textDocument = { uri = vim.uri_from_bufnr(0) } }
  params.position = { line = line, character = character }
  local all = vim.lsp.buf_request_sync(0, method, vim.tbl_extend("force", params, more or {}), PATIENCE)
  for _, answer in pairs(all or {}) do
    return answer.result
  end
end

expect("a name is found where it is defined", 3, ask("textDocument/definition", 3, 0)[1].range.start.line)
local renamed = ask("textDocument/rename", 3, 0, { newName = "width" })
vim.lsp.util.apply_workspace_edit(renamed, "utf-8")
expect("a name is given another", "width = 0b10", vim.api.nvim_buf_get_lines(0, 3, 4, false)[1])

vim.cmd("GarterRun")
wait_for("the end of the run", function()
  return vim.tbl_contains(show.lines("output"), "[ended]")
end)
expect("the output is there", { "grüß 42", "[ended]", "" }, show.lines("output"))

vim.cmd("GarterHeap")
wait_for("the heap map", function()
  local map = show.lines("heap")
  return #map > 10 and map[4]:find("^[.=%a]+$") ~= nil
end)
expect("the heap map has 64 blocks to a line", 64, #show.lines("heap")[4])
for number = 1, 3 do
  expect("the heading is no wider than its window", true, #show.lines("heap")[number] <= 66)
end

vim.api.nvim_buf_set_lines(0, 0, -1, false, { "def f():", "    raise ValueError('no')", "f()" })
vim.cmd("GarterRun")
wait_for("the exception", function()
  return #shown() == 1
end)
expect("an exception is on its line", { { 1, 4, 1, 26, "GA901" } }, shown())

vim.api.nvim_buf_set_lines(0, 0, -1, false, { "while True: pass" })
vim.cmd("GarterRun")
vim.wait(500)
vim.cmd("GarterStop")
wait_for("the stop", function()
  return vim.tbl_contains(show.lines("output"), "[stopped]")
end)
expect("a program that never ends is stopped", true, true)

io.stdout:write("all well\n")
vim.cmd("qall!")
