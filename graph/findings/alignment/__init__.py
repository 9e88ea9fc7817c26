"""How a plan hangs together with the strategies and acts it names."""
