import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findReleaseObstacles } from '../../../scripts/packaging/release-obstacles.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-obstacles-'));
  put('electron/package.json', '{ "version": "45.4.1" }');
  put('electron/path.txt', 'electron');
  put('electron/dist/electron', 'Electron/45.4.1');
  put('electron/dist/version', '45.4.1');
  put('addon/prebuilds/linux-x64.node', 'as shipped');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function obstacles(actual = '45.4.1'): string[] {
  return findReleaseObstacles({
    electronPackage: join(folder, 'electron'),
    addonPackage: join(folder, 'addon'),
    versionOf: () => actual,
  });
}

describe('what may be released', () => {
  it('lets the official runtime with the shipped addon through', () => {
    expect(obstacles()).toEqual([]);
  });

  it('lets a restored addon through although its copy is still there', () => {
    put('addon/prebuilds/linux-x64.node.shipped', 'as shipped');
    expect(obstacles()).toEqual([]);
  });
});

describe('what may not', () => {
  it('refuses the marked development runtime', () => {
    put('electron/dist/len-san-fallback.json', '{}');
    expect(obstacles()).toEqual(['The development runtime is in place of Electron.']);
  });

  it('refuses a runtime that only claims the right version', () => {
    expect(obstacles('33.2.1')).toEqual(['The runtime is Electron 33.2.1, not 45.4.1.']);
  });

  it('refuses a runtime of another version than package.json names', () => {
    put('electron/dist/version', 'v44.0.0');
    expect(obstacles()).toEqual(['The runtime says it is Electron 44.0.0, not 45.4.1.']);
  });

  it('refuses when there is no runtime', () => {
    rmSync(join(folder, 'electron/dist'), { recursive: true });
    expect(obstacles()).toEqual(['Electron 45.4.1 is not installed.']);
  });

  it('refuses the addon rebuilt for the development runtime', () => {
    put('addon/prebuilds/linux-x64.node.shipped', 'as shipped');
    put('addon/prebuilds/linux-x64.node', 'rebuilt');
    expect(obstacles()).toEqual(['The SQLite addon was rebuilt for the development runtime.']);
  });

  it('reads the version out of an executable that cannot be started here', () => {
    const found = findReleaseObstacles({
      electronPackage: join(folder, 'electron'),
      addonPackage: join(folder, 'addon'),
    });
    expect(found).toEqual([]);
  });
});
