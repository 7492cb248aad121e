"""When what each figure counts happened: the time that dates it, or what goes on from another."""
