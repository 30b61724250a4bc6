"""The state of the ranks (队伍状况, （十二）): who the retired cadres are, counted by what their roster says of them."""
