import { mount } from 'svelte';
import './style/colours.css';
import './style/base.css';
import './style/print.css';
import App from './App.svelte';
import { startRouter } from './router.svelte.ts';

startRouter();
mount(App, { target: document.body });
