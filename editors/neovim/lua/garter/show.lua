-- What Garter shows: a board's output in a split, the heap map in a window of its own.

local M = {}

local output = { buffer = nil }
local heap = { buffer = nil }

-- Colours of the heap map's letters, as groups that every colour scheme has.
local colours = {
  ["."] = "Comment",
  ["="] = "NonText",
  h = "Normal",
  T = "Type",
  L = "Function",
  D = "Identifier",
  S = "String",
  A = "Constant",
  F = "Number",
  B = "Statement",
  M = "PreProc",
  m = "Error",
}

local function is_valid(buffer)
  return buffer ~= nil and vim.api.nvim_buf_is_valid(buffer)
end

local function scratch(name)
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_name(buffer, name)
  vim.api.nvim_buf_set_option(buffer, "bufhidden", "hide")
  return buffer
end

-- Shows a buffer in a split below, without going there.
local function split(buffer, height)
  if vim.fn.bufwinid(buffer) ~= -1 then
    return
  end
  local here = vim.api.nvim_get_current_win()
  vim.cmd("botright " .. height .. "split")
  vim.api.nvim_win_set_buf(0, buffer)
  vim.api.nvim_set_current_win(here)
end

local function output_buffer()
  if not is_valid(output.buffer) then
    output.buffer = scratch("garter://output")
  end
  return output.buffer
end

-- Adds text as it comes: it continues the last line. What else boards send to a terminal
-- is dropped.
local function append(text)
  local buffer = output_buffer()
  text = text:gsub("\r", ""):gsub("\27%[[%d;?]*%a", "")
  local last = vim.api.nvim_buf_get_lines(buffer, -2, -1, false)[1] or ""
  local lines = vim.split(last .. text, "\n", { plain = true })
  vim.api.nvim_buf_set_lines(buffer, -2, -1, false, lines)
  local window = vim.fn.bufwinid(buffer)
  if window ~= -1 then
    vim.api.nvim_win_set_cursor(window, { vim.api.nvim_buf_line_count(buffer), 0 })
  end
end

function M.clear_output()
  vim.api.nvim_buf_set_lines(output_buffer(), 0, -1, false, {})
end

function M.started()
  split(output_buffer(), 12)
end

function M.output(text)
  append(text)
end

-- The last line of a run: how it ended.
function M.ended(params)
  local outcome = params.outcome
  local words = {
    ok = "ended",
    exception = outcome.text,
    interrupted = "stopped",
    lost = "lost the board: " .. (outcome.why or ""),
  }
  local last = vim.api.nvim_buf_get_lines(output_buffer(), -2, -1, false)[1] or ""
  append((last == "" and "" or "\n") .. "[" .. (words[outcome.kind] or outcome.kind) .. "]\n")
  if outcome.remedy then
    append("[" .. outcome.remedy .. "]\n")
  end
end

-- The map as lines of `width` letters.
local function map(kinds, width)
  local letters = {}
  for _, run in ipairs(kinds) do
    letters[#letters + 1] = string.rep(run[1], run[2])
  end
  local all, lines = table.concat(letters), {}
  for from = 1, #all, width do
    lines[#lines + 1] = all:sub(from, from + width - 1)
  end
  return lines
end

local function heading(picture)
  local totals, gc = picture.totals, picture.gc
  local first = string.format(
    "%d of %d bytes used, %d free, %d blocks in a row",
    totals.used,
    totals.total,
    totals.free,
    totals.maxFreeBlocks
  )
  local second = string.format(
    "%d collections, last %d us, longest %d us",
    gc.collections,
    gc.lastPauseUs,
    gc.maxPauseUs
  )
  -- A line of its own: the window is as wide as the map, and names may be long.
  local third = ""
  if picture.running then
    local at = picture.running
    third = string.format("at %s:%d in %s", at.file, at.line, at["function"])
  end
  if picture.source == "paused" then
    second = second .. string.format("; seen %.1f s ago", picture.ageMs / 1000)
  end
  return { first, second, third }
end

-- Draws a picture, if its window is open.
function M.heap(picture)
  if not is_valid(heap.buffer) or vim.fn.bufwinid(heap.buffer) == -1 then
    return
  end
  local lines = heading(picture)
  vim.list_extend(lines, map(picture.kinds, 64))
  vim.api.nvim_buf_set_lines(heap.buffer, 0, -1, false, lines)
end

-- Opens the window of the heap map; `closed` is called when the user closes it.
function M.open_heap(picture, closed)
  if not is_valid(heap.buffer) then
    heap.buffer = scratch("garter://heap")
    vim.api.nvim_buf_call(heap.buffer, function()
      for letter, group in pairs(colours) do
        local name = "garterHeap" .. string.byte(letter)
        -- Only lines of the map: the heading's are shorter or have blanks.
        local escaped = vim.fn.escape(letter, "\\/.*$^~[]")
        vim.cmd(string.format("syntax match %s /\\C\\%%>3l%s\\+/", name, escaped))
        vim.cmd(string.format("highlight default link %s %s", name, group))
      end
    end)
    vim.api.nvim_create_autocmd("BufWinLeave", {
      buffer = heap.buffer,
      callback = function()
        vim.schedule(closed)
      end,
    })
  end
  if vim.fn.bufwinid(heap.buffer) == -1 then
    local here = vim.api.nvim_get_current_win()
    vim.cmd("botright vertical 66split")
    vim.api.nvim_win_set_buf(0, heap.buffer)
    vim.wo.wrap = false
    vim.api.nvim_set_current_win(here)
  end
  M.heap(picture)
end

-- For tests: the lines of the output and of the heap map.
function M.lines(which)
  local buffer = which == "heap" and heap.buffer or output.buffer
  return is_valid(buffer) and vim.api.nvim_buf_get_lines(buffer, 0, -1, false) or {}
end

return M
