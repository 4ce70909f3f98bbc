"""Those that listen to how somebody begins: a greeting, who he is, what there is for him, an errand."""
