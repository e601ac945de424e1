(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('data').textContent);
  var words = data.words;
  var list = document.getElementById('list');
  var summary = document.getElementById('summary');
  var trouble = document.getElementById('trouble');
  var againAll = document.getElementById('again');
  var input = document.getElementById('files');

  // A phone's memory is small: of what is done only the last rows stay.
  var MOST_ROWS = 100;
  // Nothing moved for so long: the connection is dead although nobody said so.
  var STALL_MS = 30000;
  var MOST_TRIES = 3;
  var PAUSE_MS = 3000;
  // Refusals after which every other file would fare the same.
  var ENDS_ALL = { forbidden: true, 'not-found': true, 'disk-full': true, 'too-many': true };

  var queue = [];
  var seen = {};
  var failed = [];
  var doneRows = [];
  var active = null;
  var isStopped = false;
  var total = 0;
  var received = 0;

  input.addEventListener('change', function () {
    var files = input.files;
    for (var index = 0; index < files.length; index += 1) add(files[index]);
    // So that the same picture can be chosen again after it failed.
    input.value = '';
    isStopped = false;
    say('');
    next();
  });

  againAll.addEventListener('click', function () {
    var waiting = failed;
    failed = [];
    for (var index = 0; index < waiting.length; index += 1) enqueue(waiting[index]);
    isStopped = false;
    say('');
    next();
  });

  window.addEventListener('beforeunload', function (event) {
    if (active === null && queue.length === 0) return;
    event.preventDefault();
    event.returnValue = '';
  });

  function add(file) {
    var time = file.lastModified || (file.lastModifiedDate ? file.lastModifiedDate.getTime() : 0);
    var key = file.size + ' ' + time + ' ' + file.name;
    var item = seen[key];
    if (item === undefined) {
      item = seen[key] = { file: file, time: time, tries: 0, row: null, bar: null };
      total += 1;
      enqueue(item);
      return;
    }
    var at = failed.indexOf(item);
    if (at < 0) return;
    failed.splice(at, 1);
    // Chosen again, it can be read again.
    item.file = file;
    enqueue(item);
  }

  function enqueue(item) {
    item.tries = 0;
    queue.push(item);
  }

  function next() {
    count();
    if (active !== null || isStopped) return;
    var item = queue.shift();
    if (item === undefined) return;
    active = item;
    show(item);
    if (item.file.size > data.mostFileBytes) fail(item, 'too-large');
    else if (item.file.size === 0) fail(item, 'unreadable');
    else send(item);
  }

  function ask(method, path, item) {
    var request = new XMLHttpRequest();
    request.open(method, data.path + path);
    request.setRequestHeader('X-Len-San', data.secret);
    request.setRequestHeader('X-Name', encodeURIComponent(shortened(item.file.name)));
    request.setRequestHeader('X-Size', String(item.file.size));
    request.setRequestHeader('X-Time', String(item.time));
    return request;
  }

  function shortened(name) {
    // Half of an emoji cannot be sent.
    return name.slice(-200).replace(/[\uD800-\uDFFF]/g, '');
  }

  function send(item) {
    var request = ask('PUT', '/file', item);
    var stall = null;
    function watch() {
      clearTimeout(stall);
      stall = setTimeout(function () { request.abort(); }, STALL_MS);
    }
    request.upload.onprogress = function (event) {
      watch();
      if (event.lengthComputable) progress(item, event.loaded / event.total);
    };
    request.onload = function () {
      clearTimeout(stall);
      var answer = read(request);
      if (answer !== null && answer.ok === true) finish(item);
      else fail(item, answer === null ? 'failed' : answer.reason);
    };
    request.onerror = request.onabort = function () {
      clearTimeout(stall);
      item.tries += 1;
      setTimeout(function () { askWhetherThere(item); }, 500);
    };
    watch();
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.send(item.file);
  }

  // A connection can break after the computer has written the file and before it could say so.
  function askWhetherThere(item) {
    var request = ask('POST', '/known', item);
    request.timeout = 10000;
    request.onload = function () {
      var answer = read(request);
      say('');
      if (answer === null || answer.ok !== true) fail(item, answer === null ? 'failed' : answer.reason);
      else if (answer.sha256) finish(item);
      else if (item.tries >= MOST_TRIES) fail(item, 'unreadable');
      else send(item);
    };
    request.onerror = request.ontimeout = function () {
      say(words.lost);
      setTimeout(function () { askWhetherThere(item); }, PAUSE_MS);
    };
    request.send();
  }

  function read(request) {
    try {
      return JSON.parse(request.responseText);
    } catch (error) {
      return null;
    }
  }

  function finish(item) {
    received += 1;
    mark(item, 'done', words.received);
    // The picture itself is no longer needed.
    item.file = null;
    doneRows.push(item.row);
    if (doneRows.length > MOST_ROWS) list.removeChild(doneRows.shift());
    active = null;
    next();
  }

  function fail(item, reason) {
    mark(item, 'failed', words['reason-' + reason] || words['reason-failed']);
    failed.push(item);
    active = null;
    if (ENDS_ALL[reason] === true) {
      isStopped = true;
      say(words['reason-' + reason]);
    }
    next();
  }

  function count() {
    var left = total - received - failed.length;
    summary.textContent = total === 0 ? '' :
      (left === 0 && failed.length === 0 ? words.allReceived : words.someReceived)
        .replace('{{received}}', received).replace('{{total}}', total);
    againAll.hidden = failed.length === 0 || active !== null;
  }

  function say(text) {
    trouble.textContent = text;
    trouble.hidden = text === '';
  }

  function show(item) {
    if (item.row === null) {
      item.row = document.createElement('li');
      list.insertBefore(item.row, list.firstChild);
    }
    item.row.className = '';
    item.row.textContent = item.file.name;
    item.bar = document.createElement('progress');
    item.bar.max = 1;
    item.bar.value = 0;
    item.row.appendChild(item.bar);
  }

  function progress(item, part) {
    item.bar.value = part;
  }

  function mark(item, kind, text) {
    item.row.className = kind;
    item.row.removeChild(item.bar);
    var state = document.createElement('div');
    state.className = 'state';
    state.textContent = text;
    item.row.appendChild(state);
  }
})();
